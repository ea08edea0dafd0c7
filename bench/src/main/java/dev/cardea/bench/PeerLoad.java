package dev.cardea.bench;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// Loads one of the servers, and sees to it that its answers are right: by their status, and by their size, since
/// Keycloak
/// says with 200 that it does not know a token.
final class PeerLoad {

    /// By so much answers may be longer or shorter than the sample, on average: a run's last answers are cut.
    private static final double TOLERANCE = 0.03;

    private static final int LOOK_MILLIS = 200;
    private static final double IDLE = 0.2;
    private static final int MOST_LOOKS = 300;

    private final Peer peer;
    private final PeerServer server;
    private final int connections;
    private final Map<PeerOperation, Integer> sizes = new EnumMap<>(PeerOperation.class);

    private PeerLoad(Peer peer, PeerServer server, int connections) {
        this.peer = peer;
        this.server = server;
        this.connections = connections;
    }

    /// Asks for one of each kind.
    static PeerLoad of(Peer peer, PeerServer server, int connections) throws IOException {
        PeerLoad load = new PeerLoad(peer, server, connections);
        for (PeerOperation operation : PeerOperation.values()) {
            if (operation.isAskedOf(peer)) {
                load.sizes.put(operation, load.right(operation, server.sample(operation)));
            }
        }
        return load;
    }

    /// What it takes to prepare a load is done before the clocks are read.
    Figures run(PeerOperation operation, int seconds) throws IOException, InterruptedException {
        Wrk.Plan plan = server.load(operation, connections, seconds);
        ProcessTree processes = server.processes();
        awaitIdle(processes);
        Usage before = Usage.of(processes);
        Wrk run = Wrk.run(plan);
        Usage used = Usage.of(processes).since(before);
        server.learn(operation, connections, run);
        if (run.exhausted()) {
            return run(operation, seconds);
        }
        if (run.requests() == 0) {
            throw new Failed("%s answered nothing to %s in %d s".formatted(peer.title(), operation.word(), seconds));
        }
        int size = Objects.requireNonNull(sizes.get(operation));
        if (Math.abs(run.bytesEach() / size - 1) > TOLERANCE) {
            throw new Failed("%s answered %s with %.0f bytes, but in the sample with %d"
                    .formatted(peer.title(), operation.word(), run.bytesEach(), size));
        }
        return Figures.of(run, used);
    }

    /// When the driver goes, a server still has what it was asked for last: of sign-ins, seconds of work.
    private static void awaitIdle(ProcessTree processes) throws InterruptedException {
        long before = processes.cpuMicros();
        for (int look = 0; look < MOST_LOOKS; look++) {
            Thread.sleep(LOOK_MILLIS);
            long now = processes.cpuMicros();
            if (now - before < IDLE * LOOK_MILLIS * 1_000) {
                return;
            }
            before = now;
        }
    }

    private int right(PeerOperation operation, Connection.Answer answer) {
        boolean isWrong =
                operation == PeerOperation.INTROSPECT && !answer.body().contains("\"active\":true");
        if (answer.status() / 100 != 2 || isWrong) {
            throw new Failed("%s answered %s with %d: %s"
                    .formatted(peer.title(), operation.word(), answer.status(), answer.body()));
        }
        return answer.size();
    }
}
