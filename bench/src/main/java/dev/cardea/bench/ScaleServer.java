package dev.cardea.bench;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/// A server that runs over a store which was loaded before.
record ScaleServer(Child child) implements AutoCloseable {

    static final int CONNECTIONS = 64;

    /// How many requests a file must hold for each second of a measurement, lest they begin anew.
    private static final int MOST_PER_CORE = 15_000;

    /// How long that measurement lasts; number 0 is the warm-up, the others are the rounds.
    static int seconds(Options options, int number) {
        return number == 0 ? options.warmUp() : options.seconds();
    }

    /// How many rows the file of tokens for that measurement needs.
    static int rows(Options options, int number) {
        return MOST_PER_CORE * Runtime.getRuntime().availableProcessors() * seconds(options, number);
    }

    /// How many rows all files of one kind need.
    static long rows(Options options) {
        return IntStream.rangeClosed(0, options.rounds())
                .mapToLong(number -> rows(options, number))
                .sum();
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
