package dev.cardea.bench;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/// `bench/run memory`: what the server has of memory while everything is asked of it.
final class MemoryBench {

    private static final double MOST_MEGABYTES = 250;
    private static final double FLAT = 1.05;
    private static final String PLOT = "memory";

    private final Options options;

    MemoryBench(Options options) {
        this.options = options;
    }

    void run() throws IOException, InterruptedException {
        Machine before = Machine.now();
        MemoryRun run = MemoryRun.of(
                JvmFlags.of("as shipped"), options.users(), options.seconds(), Place.freshFolder("memory"));
        Publication publication = new Publication(options, before, Machine.now());
        publication.publish(List.of(requests(run), memory(run)), plots(run), verdicts(run), run);
    }

    private static Grid requests(MemoryRun run) {
        Grid grid = new Grid("asked all at once", "requests/s", "p99 ms", "answered otherwise");
        List<MixedLoad.Part> kinds = run.windows().getFirst();
        for (int kind = 0; kind < kinds.size(); kind++) {
            double p99 = run.p99Micros(kind);
            grid.add(
                    kinds.get(kind).kind(),
                    "%.0f".formatted(run.perSecond(kind)),
                    Double.isNaN(p99) ? "" : "%.1f".formatted(p99 / 1e3),
                    Long.toString(run.failed(kind)));
        }
        return grid;
    }

    private static Grid memory(MemoryRun run) {
        Grid grid = new Grid("resident memory", "MB");
        grid.add("idle, after 5 s", megabytes(run.idle().all()));
        grid.add("the most under load", megabytes(run.greatest()));
        grid.add("at the end of %d s of load".formatted(run.kilobytes().size()), megabytes(run.last()));
        return grid;
    }

    private List<String> plots(MemoryRun run) throws IOException {
        if (options.keepsPage()) {
            return List.of();
        }
        double[] minutes = IntStream.range(0, run.kilobytes().size())
                .mapToDouble(second -> second / 60.0)
                .toArray();
        double[] megabytes = run.kilobytes().stream()
                .mapToDouble(kilobytes -> kilobytes / 1_024.0)
                .toArray();
        Plot.of("Resident memory under full load", "minutes", "MB")
                .series("resident", minutes, megabytes)
                .publish(PLOT);
        return List.of("![Resident memory under full load](plots/" + PLOT + ".svg)");
    }

    private static List<Verdict> verdicts(MemoryRun run) {
        double last = run.last() / 1_024.0;
        return List.of(
                new Verdict(
                        "resident memory after %d s of full load"
                                .formatted(run.kilobytes().size()),
                        "≤ %.0f MB".formatted(MOST_MEGABYTES),
                        "%.0f MB".formatted(last),
                        last <= MOST_MEGABYTES),
                new Verdict(
                        "resident memory, the last quarter of the load to the one before",
                        "≤ %.2f".formatted(FLAT),
                        "%.2f".formatted(run.growth()),
                        run.growth() <= FLAT));
    }

    private static String megabytes(long kilobytes) {
        return Long.toString(kilobytes >> 10);
    }
}
