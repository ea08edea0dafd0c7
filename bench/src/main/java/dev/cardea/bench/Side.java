package dev.cardea.bench;

import java.io.IOException;

/// A server that is measured, and the requests that it gets.
///
/// @param isReal whether it looks at what it is sent: then every request has to be a good one
record Side(Child server, Loads loads, boolean isReal) {

    private static final int SETTLING_SECONDS = 1;

    record Window(Wrk load, Figures figures) {}

    /// What is measured after a short warm-up.
    Window settled(Operation operation, int connections, int seconds) throws IOException, InterruptedException {
        window(operation, connections, SETTLING_SECONDS);
        return window(operation, connections, seconds);
    }

    /// What it takes to prepare a load is done before the clocks are read.
    Window window(Operation operation, int connections, int seconds) throws IOException, InterruptedException {
        int port = server.port(operation);
        Wrk.Plan plan = isReal
                ? loads.good(operation, port, connections, seconds)
                : loads.any(operation, port, connections, seconds);
        Usage before = Usage.of(server);
        Wrk load = Wrk.run(plan);
        Usage used = Usage.of(server).since(before);
        if (isReal) {
            loads.learn(operation, connections, load);
        }
        return load.exhausted() ? window(operation, connections, seconds) : new Window(load, Figures.of(load, used));
    }
}
