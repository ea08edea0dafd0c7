package dev.cardea.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// `bench/run start`: how long the server takes to be ready, and what memory it has when nobody asks it anything; with
/// other flags of the JVM too.
final class StartBench {

    private static final int EARLY_SECONDS = 5;

    /// How many processors the server may use.
    private enum Cores {
        ALL(List.of()),
        ONE(List.of("taskset", "-c", "0"));

        private final List<String> before;

        Cores(List<String> before) {
            this.before = before;
        }
    }

    private record Variant(JvmFlags flags, Path data, Map<Cores, List<Start>> starts) {

        /// With a port of its own for each start: the last one may be somebody else's by now.
        private Cardea cardea() {
            return new Cardea(data, flags.settings(Map.of()));
        }
    }

    private final Options options;

    StartBench(Options options) {
        this.options = options;
    }

    void run() throws IOException, InterruptedException {
        Machine machine = Machine.now();
        Path folder = Place.freshFolder("start");
        Path data = folder.resolve("data");
        String apiKey = new Cardea(data).furnish();
        List<Variant> variants = variants(folder, data);
        for (int round = 1 - options.warmUp(); round <= options.rounds(); round++) {
            round(variants, apiKey, round);
        }
        List<StartResults.Line> lines = new ArrayList<>();
        for (Variant variant : variants) {
            tell("idle " + variant.flags().name());
            lines.add(new StartResults.Line(
                    variant.flags().name(),
                    variant.flags().words(),
                    runs(variant, apiKey, Cores.ALL),
                    runs(variant, apiKey, Cores.ONE)));
        }
        new StartReport(options, machine, Machine.now(), new StartResults(machine.cores(), lines)).publish();
        Place.remove(folder);
    }

    private static List<Variant> variants(Path folder, Path data) throws IOException, InterruptedException {
        tell("training AOT caches for other flags");
        List<JvmFlags> flags = List.of(
                JvmFlags.of("as shipped"),
                JvmFlags.of("without the AOT cache", "-XX:AOTMode=off"),
                JvmFlags.of(
                        "with the cache where it was made for",
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:ArchiveRelocationMode=0"),
                JvmFlags.of("without compact object headers", "-XX:-UseCompactObjectHeaders")
                        .withOwnCache(folder),
                JvmFlags.of("with G1", "-XX:+UseG1GC").withOwnCache(folder),
                JvmFlags.of("with ParallelGC", "-XX:+UseParallelGC").withOwnCache(folder),
                JvmFlags.of("with the first compiler only", "-XX:TieredStopAtLevel=1"),
                JvmFlags.of("compiling at the JVM's own thresholds", "-XX:CompileThresholdScaling=1"),
                JvmFlags.of(
                                "with the hot methods in the cache (JEP 515)",
                                "-XX:+UnlockDiagnosticVMOptions",
                                "-XX:+AOTRecordTraining")
                        .withOwnCache(folder));
        return flags.stream()
                .map(each -> new Variant(each, data, new EnumMap<>(Cores.class)))
                .toList();
    }

    /// Variants take turns, so that what disturbs the machine disturbs them alike.
    private void round(List<Variant> variants, String apiKey, int round) throws IOException, InterruptedException {
        for (Cores cores : Cores.values()) {
            for (Variant variant : variants) {
                Start start;
                try (Start.Started started = Start.watch(variant.cardea(), apiKey, cores.before)) {
                    start = started.start();
                }
                if (round > 0) {
                    variant.starts()
                            .computeIfAbsent(cores, _ -> new ArrayList<>())
                            .add(start);
                    tell("round %d of %d, %-5s %-36s %5.0f ms"
                            .formatted(
                                    round,
                                    options.rounds(),
                                    cores,
                                    variant.flags().name(),
                                    start.readyMillis()));
                }
            }
        }
    }

    /// Starts it once more, and leaves it alone.
    private StartResults.Runs runs(Variant variant, String apiKey, Cores cores)
            throws IOException, InterruptedException {
        try (Start.Started started = Start.watch(variant.cardea(), apiKey, cores.before)) {
            Thread.sleep(EARLY_SECONDS * 1_000L);
            Resident early = Resident.of(started.server());
            Thread.sleep(Math.max(0, options.seconds() - EARLY_SECONDS) * 1_000L);
            return new StartResults.Runs(
                    variant.starts().getOrDefault(cores, List.of()), early, Resident.of(started.server()));
        }
    }

    private static void tell(String what) {
        System.err.println("bench: " + what);
    }
}
