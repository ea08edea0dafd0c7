package dev.cardea.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import java.util.List;
import java.util.Optional;

/// What the engine refuses by itself, in the words of the family that owns the path, or of the fallback if the
/// path is not known. The engine closes the connection afterwards.
final class HelidonErrors implements DirectHandler {

    private final Settings settings;
    private final Router router;

    HelidonErrors(Settings settings, Router router) {
        this.settings = settings;
        this.router = router;
    }

    DirectHandlers forAll() {
        DirectHandlers.Builder builder = DirectHandlers.builder();
        for (EventType type : EventType.values()) {
            builder.addHandler(type, this);
        }
        return builder.build();
    }

    @Override
    public TransportResponse handle(
            TransportRequest refused,
            EventType type,
            Status status,
            ServerResponseHeaders engineHeaders,
            String message) {
        long begun = System.nanoTime();
        Request request = request(refused, problem(status, message));
        Response response = router.answer(request);
        router.report(request, response, begun);
        ServerResponseHeaders headers = ServerResponseHeaders.create();
        HelidonExchange.copyHeaders(response, request.id(), headers);
        return TransportResponse.builder()
                .status(HelidonExchange.status(response.status()))
                .headers(headers)
                .entity(
                        refused.method().equals("HEAD")
                                ? new byte[0]
                                : response.body().bytes())
                .keepAlive(false)
                .build();
    }

    private Request request(TransportRequest refused, Problem problem) {
        String path = refused.path().isEmpty() ? "-" : refused.path();
        return new Request(
                refused.method().isEmpty() ? "-" : refused.method(),
                path,
                Optional.empty(),
                Optional.empty(),
                new Envelope.Written(List.of(), "-"),
                Body.EMPTY,
                router.nextId(),
                router.find(path).spoilt(problem));
    }

    /// Also 500, 501 and 505 are the caller's fault here: our part never throws, so what the engine could not
    /// digest was a method, a transfer coding or a version that is none.
    private Problem problem(Status status, String message) {
        return switch (status.code()) {
            case 413 -> new Problem.BodyTooLarge(settings.maxBodyBytes());
            case 414 -> new Problem.UriTooLong();
            default ->
                message.equals("Header size exceeded") ? new Problem.HeadersTooLarge() : new Problem.BadRequest();
        };
    }
}
