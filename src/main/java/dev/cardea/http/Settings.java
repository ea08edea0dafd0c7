package dev.cardea.http;

import java.time.Duration;

/// Where the server listens and how much it bears. A wrong value cannot exist.
///
/// @param port 0 has one picked
/// @param maxRequestLine bytes of method, target and version; more is 414
/// @param maxHeaderBytes bytes of all headers together; more is 431
/// @param maxBodyBytes what no body may exceed, whatever a family allows; also the most that is read and
///     thrown away so that a client can see its 413
/// @param maxConnections further ones wait in the backlog
/// @param maxConcurrentRequests half of them of one network, and a quarter of them with a body of more than 4 KiB or of
///     unknown length; further ones wait for half a second, and are then answered 503
/// @param timeout what a connection may take at most for each of: being idle, sending its headers, and
///     sending its body and being answered
/// @param shutdownGrace how long closing waits for what was begun
public record Settings(
        String host,
        int port,
        int maxRequestLine,
        int maxHeaderBytes,
        int maxBodyBytes,
        int maxConnections,
        int maxConcurrentRequests,
        Duration timeout,
        Duration shutdownGrace,
        TrustedProxies trustedProxies) {

    public Settings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port is " + port);
        }
        atLeast(256, maxRequestLine, "maxRequestLine");
        atLeast(256, maxHeaderBytes, "maxHeaderBytes");
        atLeast(0, maxBodyBytes, "maxBodyBytes");
        atLeast(1, maxConnections, "maxConnections");
        atLeast(1, maxConcurrentRequests, "maxConcurrentRequests");
        if (timeout.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("timeout is below a second: " + timeout);
        }
        if (shutdownGrace.isNegative()) {
            throw new IllegalArgumentException("shutdownGrace is negative: " + shutdownGrace);
        }
    }

    /// Sound limits at the given address.
    public static Settings at(String host, int port) {
        return new Settings(
                host,
                port,
                8 * 1024,
                16 * 1024,
                2 * 1024 * 1024,
                10_000,
                1_024,
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                TrustedProxies.NONE);
    }

    private static void atLeast(int least, int value, String name) {
        if (value < least) {
            throw new IllegalArgumentException(name + " is " + value + ", at least " + least + " is needed");
        }
    }
}
