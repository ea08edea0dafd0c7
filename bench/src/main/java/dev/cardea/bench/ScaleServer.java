package dev.cardea.bench;

import java.io.IOException;
import java.util.List;

/// A server that runs over a store which was loaded before.
record ScaleServer(Child child) implements AutoCloseable {

    static final int CONNECTIONS = 64;

    /// How many requests a file must hold for each second of a measurement, lest they begin anew.
    private static final int MOST_PER_CORE = 8_000;

    /// How many rows a file of tokens needs.
    static int rows(Options options) {
        return MOST_PER_CORE
                * Runtime.getRuntime().availableProcessors()
                * Math.max(options.seconds(), options.warmUp());
    }

    /// @param script of bench/wrk, by its name
    Figures measure(String script, int seconds, List<String> arguments) throws IOException, InterruptedException {
        Usage before = Usage.of(child);
        Wrk load = Wrk.run(new Wrk.Plan(Place.script(script), child.port(), CONNECTIONS, seconds, arguments));
        if (load.exhausted()) {
            throw new Failed(script + ": there were not enough tokens for " + seconds + " s");
        }
        return Figures.of(load, Usage.of(child).since(before));
    }

    @Override
    public void close() {
        child.close();
    }
}
