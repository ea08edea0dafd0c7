package dev.cardea.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// `bench/run flags`: the full load of `bench/run memory`, shorter, with other flags of the JVM in turn.
final class FlagsBench {

    /// What is compared of a run.
    private record Summary(String name, double perSecond, double introspectP99, double idle, double most, double last) {

        private static Summary of(JvmFlags flags, MemoryRun run) {
            double perSecond = 0;
            for (Operation operation : Operation.values()) {
                perSecond += run.perSecond(operation.ordinal());
            }
            return new Summary(
                    flags.name(),
                    perSecond,
                    run.p99Micros(Operation.INTROSPECT.ordinal()) / 1e3,
                    run.idle().all() / 1_024.0,
                    run.greatest() / 1_024.0,
                    run.last() / 1_024.0);
        }
    }

    private final Options options;

    FlagsBench(Options options) {
        this.options = options;
    }

    void run() throws IOException, InterruptedException {
        Machine before = Machine.now();
        Path caches = Place.freshFolder("flags-caches");
        List<JvmFlags> all = all(caches);
        Map<String, List<Summary>> rounds = new LinkedHashMap<>();
        for (int round = 1; round <= options.rounds(); round++) {
            for (JvmFlags flags : all) {
                Summary summary = Summary.of(
                        flags, MemoryRun.of(flags, options.users(), options.seconds(), Place.freshFolder("flags")));
                rounds.computeIfAbsent(flags.name(), _ -> new ArrayList<>()).add(summary);
                System.err.printf(
                        "bench: round %d of %d, %s: %.0f/s, %.0f MB idle, %.0f MB at the end%n",
                        round, options.rounds(), flags.name(), summary.perSecond(), summary.idle(), summary.last());
            }
        }
        Place.remove(caches);
        Publication publication = new Publication(options, before, Machine.now());
        publication.publish(List.of(table(rounds)), List.of(), List.of(), rounds);
    }

    private static List<JvmFlags> all(Path caches) throws IOException, InterruptedException {
        return List.of(
                JvmFlags.of("as shipped"),
                JvmFlags.of("-Xmn16m", "-Xmn16m", "-Xms32m"),
                JvmFlags.of("-Xmn64m", "-Xmn64m", "-Xms80m"),
                JvmFlags.of("at most 20 % of the heap free", "-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=20"),
                JvmFlags.of("without compact object headers", "-XX:-UseCompactObjectHeaders")
                        .withOwnCache(caches),
                JvmFlags.of("with G1", "-XX:+UseG1GC").withOwnCache(caches),
                JvmFlags.of("with ParallelGC", "-XX:+UseParallelGC").withOwnCache(caches),
                JvmFlags.of("native heap trimmed every second", "-XX:TrimNativeHeapInterval=1000"));
    }

    private static Grid table(Map<String, List<Summary>> rounds) {
        Grid grid = new Grid("flags", "requests/s", "introspect: p99 ms", "MB idle", "the most", "at the end");
        rounds.forEach((name, runs) -> grid.add(
                name,
                "%.0f".formatted(median(runs, Summary::perSecond)),
                "%.1f".formatted(median(runs, Summary::introspectP99)),
                "%.0f".formatted(median(runs, Summary::idle)),
                "%.0f".formatted(median(runs, Summary::most)),
                "%.0f".formatted(median(runs, Summary::last))));
        return grid;
    }

    private static double median(List<Summary> runs, ToDoubleFunction<Summary> figure) {
        return Median.of(runs.stream(), figure);
    }
}
