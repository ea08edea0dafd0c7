package dev.cardea.http;

import io.helidon.webserver.ErrorHandling;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.http1.Http1ConnectionSelectorConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;

/// The running server. Each request has a virtual thread and may simply block.
///
/// Only this file and its neighbours named `Helidon…` touch the HTTP engine.
public final class HelidonServer implements AutoCloseable {

    private static final Duration LONGEST_CHECK = Duration.ofSeconds(5);

    private final Settings settings;
    private final HelidonExchange exchange;
    private final WebServer server;

    private HelidonServer(Settings settings, Router router) {
        HelidonEngine.load();
        this.settings = settings;
        this.exchange = new HelidonExchange(settings, router);
        this.server = configured(new HelidonErrors(settings, router)).build();
    }

    /// Loads what the first server would have to wait for; that one waits until it is done.
    public static void prepare() {
        Thread.ofPlatform().daemon().name("http-engine").start(HelidonEngine::load);
    }

    /// Listens at once; throws if it cannot.
    public static HelidonServer start(Settings settings, Router router) {
        HelidonServer started = new HelidonServer(settings, router);
        started.server.start();
        if (!started.server.isRunning()) {
            String place = settings.host() + " port " + settings.port();
            throw new UncheckedIOException(new IOException("cannot listen on " + place + ": is the port in use?"));
        }
        return started;
    }

    /// For clients on this machine.
    public URI address() {
        String host = settings.host();
        boolean everywhere = host.equals("0.0.0.0") || host.equals("::");
        String name = everywhere ? "127.0.0.1" : host.contains(":") ? "[" + host + "]" : host;
        return URI.create("http://" + name + ":" + port());
    }

    public int port() {
        return server.port();
    }

    /// Accepts nothing more, finishes what was begun within the grace, and cuts off the rest.
    @Override
    public void close() {
        exchange.close();
        server.stop();
    }

    private WebServerConfig.Builder configured(HelidonErrors errors) {
        Duration check = settings.timeout().dividedBy(4);
        return HelidonEngine.builder()
                .host(settings.host())
                .port(settings.port())
                .shutdownHook(false)
                .shutdownGracePeriod(settings.shutdownGrace())
                .addConnectionSelector(new HelidonConnections(http1(), settings.timeout()))
                .maxTcpConnections(settings.maxConnections())
                .maxPayloadSize(settings.maxBodyBytes())
                .idleConnectionTimeout(settings.timeout())
                .idleConnectionPeriod(check.compareTo(LONGEST_CHECK) > 0 ? LONGEST_CHECK : check)
                .errorHandling(ErrorHandling.builder().includeEntity(true).build())
                .directHandlers(errors.forAll())
                .routing(HttpRouting.builder().addFilter(exchange));
    }

    private Http1ConnectionSelector http1() {
        Http1Config config = Http1Config.builder()
                .maxPrologueLength(settings.maxRequestLine())
                .maxHeadersSize(settings.maxHeaderBytes())
                // A raw '|' comes from curl, Node and Python; RequestTarget looks at what matters to us.
                .validatePath(false)
                .validatePrologue(false)
                .validateRequestHeaders(true)
                // Header has done it.
                .validateResponseHeaders(false)
                .sendKeepAliveHeader(false)
                .build();
        return Http1ConnectionSelectorConfig.builder().config(config).build();
    }
}
