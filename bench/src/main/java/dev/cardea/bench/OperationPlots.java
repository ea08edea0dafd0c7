package dev.cardea.bench;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/// Plots of single operations: how many requests are answered, and how long they take.
final class OperationPlots {

    /// A percentile, and the one request in so many that takes longer.
    private record Percentile(double oneIn, ToDoubleFunction<Figures> micros) {}

    private static final List<Percentile> PERCENTILES = List.of(
            new Percentile(2, Figures::p50Micros),
            new Percentile(10, Figures::p90Micros),
            new Percentile(100, Figures::p99Micros),
            new Percentile(1_000, Figures::p999Micros));

    private OperationPlots() {}

    /// Writes them beside the page, and returns what shows them there.
    static List<String> publish(Results results) throws IOException {
        throughput("Throughput of what only reads", results, operation -> !operation.isDurable())
                .publish("throughput-reads");
        throughput("Throughput of what is kept on the disk", results, Operation::isDurable)
                .publish("throughput-writes");
        latency(results).publish("latency");
        return List.of(
                shown("Throughput of what only reads, by connections", "throughput-reads"),
                shown("Throughput of what is kept on the disk, by connections", "throughput-writes"),
                shown("Latency percentiles at 64 connections", "latency"));
    }

    private static Plot throughput(String title, Results results, Predicate<Operation> isShown) {
        Plot plot = Plot.of(title, "connections", "requests/s").logX().logY();
        List<Operation> operations =
                results.cells().keySet().stream().filter(isShown).toList();
        for (Operation operation : operations) {
            List<Results.Line> lines = results.lines(operation);
            double[] connections =
                    lines.stream().mapToDouble(Results.Line::connections).toArray();
            for (Server server : List.of(Server.CARDEA, Server.BARE)) {
                double[] rates = lines.stream()
                        .mapToDouble(line -> line.median(server, Figures::requestsPerSecond))
                        .toArray();
                String name = operation.word() + (server == Server.BARE ? ", bare" : "");
                plot = plot.series(name, connections, rates);
            }
        }
        return plot;
    }

    private static Plot latency(Results results) {
        Plot plot = Plot.of("Latency at 64 connections", "one request in so many takes longer (100: p99)", "ms")
                .logX()
                .logY();
        double[] oneIn = PERCENTILES.stream().mapToDouble(Percentile::oneIn).toArray();
        for (Results.Line line : results.targetLines()) {
            double[] millis = PERCENTILES.stream()
                    .mapToDouble(percentile -> line.median(Server.CARDEA, percentile.micros) / 1e3)
                    .toArray();
            plot = plot.series(line.operation().word(), oneIn, millis);
        }
        return plot;
    }

    private static String shown(String words, String name) {
        return "![" + words + "](plots/" + name + ".svg)";
    }
}
