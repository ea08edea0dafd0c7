package dev.cardea.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Says what came out: on the terminal, as JSON, and on the page for readers.
final class Report {

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
        List<Grid> tables = List.of(requests(), limits(), netty(), rest());
        String text = tables.stream().map(Grid::text).collect(Collectors.joining("\n\n"));
        System.out.println(String.join("\n\n", circumstances(), text, verdicts()));
        Path file = Place.results(options);
        Files.writeString(file, ResultsJson.of(options, before, after, results));
        if (!options.keepsPage()) {
            String markdown = Stream.concat(
                            tables.stream().map(Grid::markdown), OperationPlots.publish(results).stream())
                    .collect(Collectors.joining("\n\n"));
            Page.publish(
                    Subject.OPERATIONS, String.join("\n\n", circumstances(), markdown, "What was wanted:", verdicts()));
            System.out.println("\nwritten: " + Place.PAGE);
        }
        System.out.println("\nround by round: " + file);
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
                    rate(line, Server.CARDEA),
                    rate(line, Server.BARE),
                    "%.2f".formatted(line.ofBare(Server.CARDEA, Figures::requestsPerSecond)),
                    millis(line.median(Server.CARDEA, Figures::p50Micros)),
                    millis(line.median(Server.BARE, Figures::p50Micros)),
                    millis(line.median(Server.CARDEA, Figures::p99Micros)),
                    millis(line.median(Server.BARE, Figures::p99Micros)),
                    cpu(line, Server.CARDEA),
                    cpu(line, Server.BARE),
                    "%.2f".formatted(line.ofBare(Server.CARDEA, Figures::cpuMicros)),
                    "%.0f %%".formatted(100 * line.othersShare()));
        }
        return grid;
    }

    private Grid limits() {
        Grid grid = new Grid(
                "at 64 connections",
                "requests/s",
                "of bare",
                "no log",
                "of bare",
                "bare commits/s",
                "of them",
                "CPU µs",
                "no log");
        for (Results.Line line : results.targetLines()) {
            grid.add(
                    line.operation().word(),
                    rate(line, Server.CARDEA),
                    "%.2f".formatted(line.ofBare(Server.CARDEA, Figures::requestsPerSecond)),
                    rate(line, Server.UNLOGGED),
                    "%.2f".formatted(line.ofBare(Server.UNLOGGED, Figures::requestsPerSecond)),
                    line.hasCommits() ? "%.0f".formatted(line.commits()) : "",
                    line.hasCommits() ? "%.2f".formatted(line.ofCommits()) : "",
                    cpu(line, Server.CARDEA),
                    cpu(line, Server.UNLOGGED));
        }
        return grid;
    }

    private Grid netty() {
        Grid grid = new Grid("Netty, the answer to introspect", "requests/s", "of bare", "p50 ms", "p99 ms", "CPU µs");
        results.lines().stream()
                .filter(line -> line.has(Server.NETTY))
                .forEach(line -> grid.add(
                        line.connections() + " connections",
                        rate(line, Server.NETTY),
                        "%.2f".formatted(line.ofBare(Server.NETTY, Figures::requestsPerSecond)),
                        millis(line.median(Server.NETTY, Figures::p50Micros)),
                        millis(line.median(Server.NETTY, Figures::p99Micros)),
                        cpu(line, Server.NETTY)));
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
        Stream<String> verdicts = OperationVerdicts.of(results).stream()
                .map(verdict -> "- %s: %s (%s; %s is wanted)"
                        .formatted(verdict.what(), verdict.measured(), verdict.answer(), verdict.target()));
        return Stream.concat(verdicts, warning().stream()).collect(Collectors.joining("\n"));
    }

    private Optional<String> warning() {
        double others = results.othersShare();
        String share = "- The machine was NOT QUIET: %.0f %% of its processors' time went to something else."
                .formatted(100 * others);
        return others > QUIET ? Optional.of(share + " Only CPU µs and its ratio can be trusted.") : Optional.empty();
    }

    private static String rate(Results.Line line, Server server) {
        return "%.0f".formatted(line.median(server, Figures::requestsPerSecond));
    }

    private static String cpu(Results.Line line, Server server) {
        return "%.1f".formatted(line.median(server, Figures::cpuMicros));
    }

    private static String memory(Results.Memory memory) {
        return "%d MB idle, %d MB after the load".formatted(memory.idle() >> 10, memory.loaded() >> 10);
    }

    private static String millis(double micros) {
        return String.format(Locale.ROOT, "%.2f", micros / 1e3);
    }
}
