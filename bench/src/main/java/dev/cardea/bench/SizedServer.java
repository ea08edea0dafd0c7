package dev.cardea.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A server over a store of some number of users, and what was measured of it so far.
final class SizedServer implements AutoCloseable {

    private final SizedStore store;
    private final ScaleServer server;
    private final long idleKilobytes;
    private final Map<ScaleOperation, List<Figures>> rounds = new EnumMap<>(ScaleOperation.class);

    private SizedServer(SizedStore store, ScaleServer server) {
        this.store = store;
        this.server = server;
        this.idleKilobytes = server.child().residentKilobytes();
    }

    static SizedServer start(SizedStore store) throws IOException, InterruptedException {
        ScaleServer server = new ScaleServer(store.cardea().start("cardea-" + store.users()));
        SizedServer sized = new SizedServer(store, server);
        try {
            sized.check();
        } catch (IOException | RuntimeException e) {
            sized.close();
            throw e;
        }
        return sized;
    }

    long users() {
        return store.users();
    }

    Figures measure(ScaleOperation operation, int round, int seconds) throws IOException, InterruptedException {
        Figures figures = server.measure(operation.script(), seconds, store.arguments(operation, round));
        rounds.computeIfAbsent(operation, _ -> new ArrayList<>()).add(figures);
        return figures;
    }

    /// Has what was measured so far not count.
    void forget() {
        rounds.clear();
    }

    ScaleResults.Size measured() {
        return new ScaleResults.Size(
                store.users(),
                store.disk(),
                store.loadedPerSecond(),
                idleKilobytes,
                server.child().residentKilobytes(),
                rounds);
    }

    @Override
    public void close() {
        server.close();
    }

    /// A token that is not taken is answered 200 too, so one is looked at.
    private void check() throws IOException {
        List<String> arguments = store.arguments(ScaleOperation.INTROSPECT, 0);
        try (Stream<String> lines = Files.lines(Path.of(arguments.getLast()));
                Connection connection = new Connection(server.child().port())) {
            String token = lines.findFirst().orElseThrow().split("\t")[1];
            Connection.Answer answer =
                    connection.ask("POST", "/oauth2/introspect", arguments.getFirst(), "token=" + token);
            if (!answer.body().contains("\"active\":true")) {
                throw new Failed("a token that was made for the measurement is not taken: " + answer.body());
            }
        }
    }
}
