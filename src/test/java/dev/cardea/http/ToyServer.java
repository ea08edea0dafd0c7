package dev.cardea.http;

import dev.cardea.testing.RawClient;
import dev.cardea.testing.RawClient.Answer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// A whole server with a toy family, on a port of its own, that echoes what it got.
final class ToyServer implements AutoCloseable {

    final List<Answered> seen = Collections.synchronizedList(new ArrayList<>());
    final AtomicInteger handled = new AtomicInteger();
    final CountDownLatch begun = new CountDownLatch(1);
    final CountDownLatch mayEnd = new CountDownLatch(1);
    private final AtomicInteger ids = new AtomicInteger();
    private final HelidonServer server;

    private ToyServer(Settings settings) {
        Router router = new Router(
                List.of(
                        new ToyFamily("toy", List.of("/users"), this::mount),
                        new ToyFamily("pulse", List.of("/pulse"), this::mountPulse)),
                ToyFamily.silent("fallback"),
                () -> "id-" + ids.incrementAndGet(),
                seen::add,
                UnsupportedOperationException.class::isInstance);
        server = HelidonServer.start(settings, router);
    }

    static ToyServer usual() {
        return new ToyServer(Settings.at("127.0.0.1", 0));
    }

    static ToyServer with(Settings settings) {
        return new ToyServer(settings);
    }

    /// The head of a request; each header ends with CRLF.
    static String head(String requestLine, String... headers) {
        return requestLine + " HTTP/1.1\r\nHost: x\r\n" + String.join("", List.of(headers)) + "\r\n";
    }

    RawClient client() {
        return RawClient.to(port());
    }

    /// Over a connection of its own.
    Answer send(String text) {
        try (RawClient client = client()) {
            return client.send(text);
        }
    }

    int port() {
        return server.port();
    }

    HelidonServer server() {
        return server;
    }

    /// Lets everything end; afterwards all has been reported.
    @Override
    public void close() {
        mayEnd.countDown();
        server.close();
    }

    private void mount(Routes routes) {
        routes.get("/users/{id}", this::echo)
                .post("/users/{id}", this::echo)
                .get("/users/{id}/slow", this::slow)
                .get("/users/{id}/crash", _ -> {
                    throw new IllegalStateException("a bug");
                })
                .delete("/users/{id}", _ -> Response.empty(204));
    }

    private void mountPulse(Routes routes) {
        routes.evenWhenBusy().get("/pulse", _ -> Response.text(200, "alive"));
    }

    private Response echo(Request request) {
        handled.incrementAndGet();
        String said = request.method() + " " + request.raw("id") + " "
                + request.param("id").orElse("malformed") + " "
                + request.host().orElse("nowhere") + " " + request.rawQuery().orElse("-") + " " + request.peer() + " "
                + request.body().text();
        return Response.text(200, said).about("acme");
    }

    private Response slow(Request request) {
        begun.countDown();
        try {
            mayEnd.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("cut off", e);
        }
        return echo(request);
    }
}
