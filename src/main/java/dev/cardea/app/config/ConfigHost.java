package dev.cardea.app.config;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/// What an address to listen on is, without ever asking a name server.
final class ConfigHost {

    private static final Pattern NAME = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?");
    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    private ConfigHost() {}

    static boolean isHost(String text) {
        return address(text).isPresent() || NAME.matcher(text).matches();
    }

    /// Whether only this machine can reach it. Of names only `localhost` is taken for that.
    static boolean isLoopback(String host) {
        return host.equals("localhost")
                || address(host).map(InetAddress::isLoopbackAddress).orElse(false);
    }

    /// Whether it stands for all addresses of this machine.
    static boolean isEverywhere(String host) {
        return address(host).map(InetAddress::isAnyLocalAddress).orElse(false);
    }

    /// The address, if the text is one rather than a name.
    static Optional<InetAddress> address(String text) {
        if (text.contains("[") || !(text.contains(":") || IPV4.matcher(text).matches())) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
