package dev.cardea.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The servers that are compared, and the store's limit beside them.
record Sides(Map<Server, Side> sides, BareCommits commits, int seconds) {

    /// At so many connections the targets are.
    static final int TARGET_CONNECTIONS = 64;

    /// By so much an answer may be longer or shorter than the bare endpoint's, on average: a run's last answers are
    /// cut.
    private static final double TOLERANCE = 0.02;

    void warmUp(Operation operation, int time) throws IOException, InterruptedException {
        for (Server server : taking(operation, TARGET_CONNECTIONS)) {
            side(server).window(operation, TARGET_CONNECTIONS, time);
        }
        if (operation.isDurable()) {
            commits.rate(operation, time);
        }
    }

    /// All that take part, each after a short warm-up, in one order or the other.
    Results.Round measure(Operation operation, int connections, boolean isReversed)
            throws IOException, InterruptedException {
        List<Server> servers = taking(operation, connections);
        if (isReversed) {
            Collections.reverse(servers);
        }
        Map<Server, Side.Window> windows = new EnumMap<>(Server.class);
        for (Server server : servers) {
            windows.put(server, side(server).settled(operation, connections, seconds));
        }
        requireLikeSizes(operation, windows);
        Map<Server, Figures> figures = new EnumMap<>(Server.class);
        windows.forEach((server, window) -> figures.put(server, window.figures()));
        return new Results.Round(figures, commits(operation, connections));
    }

    private static List<Server> taking(Operation operation, int connections) {
        List<Server> servers = new ArrayList<>(List.of(Server.CARDEA, Server.BARE));
        if (connections == TARGET_CONNECTIONS) {
            servers.add(Server.UNLOGGED);
        }
        if (operation == Operation.INTROSPECT) {
            servers.add(Server.NETTY);
        }
        return servers;
    }

    private Side side(Server server) {
        return Objects.requireNonNull(sides.get(server));
    }

    private Optional<Double> commits(Operation operation, int connections) throws InterruptedException {
        return operation.isDurable() && connections == TARGET_CONNECTIONS
                ? Optional.of(commits.rate(operation, seconds))
                : Optional.empty();
    }

    /// Answers of another size would mean that they were asked for different things.
    private static void requireLikeSizes(Operation operation, Map<Server, Side.Window> windows) {
        double size = bytesEach(windows, Server.CARDEA);
        for (Server server : windows.keySet()) {
            double other = bytesEach(windows, server);
            if (Math.abs(size / other - 1) > TOLERANCE) {
                throw new Failed("answers to %s have %.0f bytes, but those of %s have %.0f"
                        .formatted(operation.word(), size, server.words(), other));
            }
        }
    }

    private static double bytesEach(Map<Server, Side.Window> windows, Server server) {
        return Objects.requireNonNull(windows.get(server)).load().bytesEach();
    }
}
