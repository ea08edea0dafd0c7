package dev.cardea.bench;

import java.io.IOException;

/// The two servers that are compared, and the load that both get.
record Sides(Child ours, Child bare, Loads loads, int seconds) {

    private static final int SETTLING_SECONDS = 1;

    /// By so much an answer may be longer or shorter than the bare endpoint's, on average: a run's last answers are
    /// cut.
    private static final double TOLERANCE = 0.02;

    private record Window(Wrk load, Figures figures) {}

    void warmUp(Operation operation, int connections, int time) throws IOException, InterruptedException {
        window(ours, operation, connections, time);
        window(bare, operation, connections, time);
    }

    /// Both, each after a short warm-up, in one order or the other.
    Results.Pair measure(Operation operation, int connections, boolean bareFirst)
            throws IOException, InterruptedException {
        if (bareFirst) {
            Window plain = settled(bare, operation, connections);
            return pair(operation, settled(ours, operation, connections), plain);
        }
        return pair(operation, settled(ours, operation, connections), settled(bare, operation, connections));
    }

    private Window settled(Child side, Operation operation, int connections) throws IOException, InterruptedException {
        window(side, operation, connections, SETTLING_SECONDS);
        return window(side, operation, connections, seconds);
    }

    /// What it takes to prepare a load is done before the clocks are read.
    private Window window(Child side, Operation operation, int connections, int time)
            throws IOException, InterruptedException {
        boolean isOurs = side.equals(ours);
        int port = side.port(operation);
        Wrk.Plan plan = isOurs
                ? loads.ours(operation, port, connections, time)
                : loads.bare(operation, port, connections, time);
        Usage before = Usage.of(side);
        Wrk load = Wrk.run(plan);
        Usage used = Usage.of(side).since(before);
        if (isOurs) {
            loads.learn(operation, connections, load);
        }
        return load.exhausted() ? window(side, operation, connections, time) : new Window(load, Figures.of(load, used));
    }

    /// Answers of another size would mean that the two were asked for different things.
    private static Results.Pair pair(Operation operation, Window own, Window plain) {
        double size = own.load().bytesEach();
        double bareSize = plain.load().bytesEach();
        if (Math.abs(size / bareSize - 1) > TOLERANCE) {
            throw new Failed("answers to %s have %.0f bytes, but the bare endpoint's have %.0f"
                    .formatted(operation.word(), size, bareSize));
        }
        return new Results.Pair(own.figures(), plain.figures());
    }
}
