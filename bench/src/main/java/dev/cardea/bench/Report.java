package dev.cardea.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Says what came out: on the terminal, as JSON, and on the page for readers.
final class Report {

    private static final int TARGET_CONNECTIONS = 64;
    private static final double ENOUGH_OF_BARE = 0.5;
    private static final double ENOUGH_OF_COMMITS = 3;
    private static final double QUIET = 0.05;

    private final Options options;
    private final Machine before;
    private final Machine after;
    private final Results results;

    Report(Options options, Machine before, Machine after, Results results) {
        this.options = options;
        this.before = before;
        this.after = after;
        this.results = results;
    }

    void publish() throws IOException {
        System.out.println(terminal());
        String json = ResultsJson.of(options, before, after, results);
        if (options.keepsPage()) {
            Files.writeString(Place.RUN.resolve("point.json"), json);
            System.out.println("\nround by round: " + Place.RUN.resolve("point.json"));
        } else {
            Files.createDirectories(Place.RESULTS);
            Files.writeString(Place.RESULTS.resolve("point.json"), json);
            Page.publish(Subject.POINT, figures());
            System.out.println("\nwritten: " + Place.PAGE + "\nround by round: " + Place.RESULTS.resolve("point.json"));
        }
    }

    private String terminal() {
        return String.join("\n", List.of(circumstances(), "", requests().text(), "", rest().text(), "", verdicts()));
    }

    private String figures() {
        return String.join(
                "\n\n", circumstances(), requests().markdown(), rest().markdown(), "What was wanted:", verdicts());
    }

    private String circumstances() {
        return new Circumstances(options, before, after).text();
    }

    private Grid requests() {
        Grid grid = new Grid(
                "operation",
                "connections",
                "requests/s",
                "bare",
                "ratio",
                "p50 ms",
                "bare",
                "p99 ms",
                "bare",
                "CPU µs",
                "bare",
                "ratio",
                "others");
        for (Results.Line line : results.lines()) {
            grid.add(
                    line.operation().word(),
                    Integer.toString(line.connections()),
                    "%.0f".formatted(line.ours(Figures::requestsPerSecond)),
                    "%.0f".formatted(line.bare(Figures::requestsPerSecond)),
                    "%.2f".formatted(line.rateRatio()),
                    millis(line.ours(Figures::p50Micros)),
                    millis(line.bare(Figures::p50Micros)),
                    millis(line.ours(Figures::p99Micros)),
                    millis(line.bare(Figures::p99Micros)),
                    "%.1f".formatted(line.ours(Figures::cpuMicros)),
                    "%.1f".formatted(line.bare(Figures::cpuMicros)),
                    "%.2f".formatted(line.cpuRatio()),
                    "%.0f %%".formatted(100 * line.othersShare()));
        }
        return grid;
    }

    private Grid rest() {
        Grid grid = new Grid("what", "measured");
        grid.add("the store's commits one by one", "%.0f/s".formatted(results.store(StoreRates.Rates::oneByOne)));
        grid.add(
                "users kept by " + StoreRates.WRITERS + " threads at once",
                "%.0f/s".formatted(results.store(StoreRates.Rates::inGroups)));
        grid.add("fdatasync of 4 KiB", "%.0f/s".formatted(results.store(StoreRates.Rates::syncs)));
        grid.add("resident memory of the server", memory(results.oursMemory()));
        grid.add("resident memory of the bare endpoint", memory(results.bareMemory()));
        return grid;
    }

    private String verdicts() {
        List<String> verdicts = new ArrayList<>();
        for (Operation operation : List.of(Operation.MINT, Operation.INTROSPECT)) {
            results.lines(operation, TARGET_CONNECTIONS)
                    .forEach(line -> verdicts.add(verdict(
                            operation.word() + " at 64 connections, as a share of the bare endpoint's requests/s",
                            line.rateRatio(),
                            ENOUGH_OF_BARE)));
        }
        results.lines(Operation.CREATE, TARGET_CONNECTIONS)
                .forEach(line -> verdicts.add(verdict(
                        "create at 64 connections, as a multiple of the store's commits one by one",
                        results.creationRatio(line),
                        ENOUGH_OF_COMMITS)));
        double others = results.othersShare();
        if (others > QUIET) {
            verdicts.add(
                    "- The machine was NOT QUIET: %.0f %% of its processors' time went to something else. Only CPU µs and its ratio can be trusted."
                            .formatted(100 * others));
        }
        return String.join("\n", verdicts);
    }

    private static String verdict(String what, double ratio, double least) {
        return "- %s: %.2f (%s; at least %.1f is wanted)"
                .formatted(what, ratio, ratio >= least ? "reached" : "MISSED", least);
    }

    private static String memory(Results.Memory memory) {
        return "%d MB idle, %d MB after the load".formatted(memory.idle() >> 10, memory.loaded() >> 10);
    }

    private static String millis(double micros) {
        return String.format(Locale.ROOT, "%.2f", micros / 1e3);
    }
}
