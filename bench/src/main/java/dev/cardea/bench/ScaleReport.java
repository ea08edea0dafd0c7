package dev.cardea.bench;

import dev.cardea.bench.ScaleResults.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Says what came out of the stores of different sizes: on the terminal, as JSON, as plots, and on the page.
final class ScaleReport {

    private static final double QUIET = 0.05;
    private static final double READS_AT_MOST = 1.3;
    private static final double CREATIONS_AT_MOST = 2.5;
    private static final double POINT_USER_AT_MOST = 500;
    private static final double PASSWORD_USER_AT_MOST = 600;

    private final Options options;
    private final Machine before;
    private final Machine after;
    private final ScaleResults results;

    ScaleReport(Options options, Machine before, Machine after, ScaleResults results) {
        this.options = options;
        this.before = before;
        this.after = after;
        this.results = results;
    }

    void publish() throws IOException {
        System.out.println(String.join(
                "\n\n",
                circumstances(),
                operations().text(),
                disk().text(),
                tenants().text(),
                verdictLines()));
        String json = ScaleJson.of(options, before, after, results, verdicts());
        Path file = Place.results(options);
        Files.writeString(file, json);
        if (!options.keepsPage()) {
            plot("CPU for a request, by number of users", "CPU µs", Figures::cpuMicros)
                    .publish("scale-cpu");
            plot("Half of all requests took at most", "ms", figures -> figures.p50Micros() / 1e3)
                    .publish("scale-time");
            Page.publish(Subject.SCALE, figures());
            System.out.println("\nwritten: " + Place.PAGE);
        }
        System.out.println("\nround by round: " + file);
    }

    private String figures() {
        return String.join(
                "\n\n",
                circumstances(),
                operations().markdown(),
                "![CPU for a request, by number of users](plots/scale-cpu.svg)",
                "![Half of all requests, by number of users](plots/scale-time.svg)",
                disk().markdown(),
                tenants().markdown(),
                "What was wanted:",
                verdictLines());
    }

    private String circumstances() {
        return new Circumstances(options, before, after).text();
    }

    private Grid operations() {
        Grid grid =
                new Grid("operation", "users", "requests/s", "p50 ms", "p99 ms", "CPU µs", "time ×", "CPU ×", "others");
        for (ScaleOperation operation : ScaleOperation.values()) {
            for (Size size : results.sizes()) {
                grid.add(
                        operation.word(),
                        "%,d".formatted(size.users()),
                        "%.0f".formatted(size.median(operation, Figures::requestsPerSecond)),
                        "%.2f".formatted(size.median(operation, Figures::p50Micros) / 1e3),
                        "%.2f".formatted(size.median(operation, Figures::p99Micros) / 1e3),
                        "%.1f".formatted(size.median(operation, Figures::cpuMicros)),
                        "%.2f".formatted(size.ratio(operation, results.least(), ScaleResults::time)),
                        "%.2f".formatted(size.ratio(operation, results.least(), Figures::cpuMicros)),
                        "%.0f %%".formatted(100 * size.median(operation, Figures::othersShare)));
            }
        }
        return grid;
    }

    private Grid disk() {
        Grid grid = new Grid(
                "users",
                "bytes per Point user",
                "per user with password",
                "per session",
                "file MB",
                "loaded/s",
                "memory MB idle",
                "after the load");
        for (Size size : results.sizes()) {
            grid.add(
                    "%,d".formatted(size.users()),
                    "%.0f".formatted(size.disk().pointUser()),
                    "%.0f".formatted(size.disk().passwordUser()),
                    "%.0f".formatted(size.disk().session()),
                    "%.1f".formatted(size.disk().file() / 1e6),
                    "%.0f".formatted(size.loadedPerSecond()),
                    Long.toString(size.idleKilobytes() >> 10),
                    Long.toString(size.usedKilobytes() >> 10));
        }
        return grid;
    }

    private Grid tenants() {
        ScaleResults.Tenants tenants = results.tenants();
        Grid grid = new Grid(
                "check, of %,d users".formatted(tenants.count()),
                "one tenant, requests/s",
                "one each",
                "time ×",
                "one tenant, CPU µs",
                "one each",
                "CPU ×");
        for (String script : tenants.one().keySet()) {
            grid.add(
                    script.replace("-own", ""),
                    "%.0f".formatted(median(tenants.one().get(script), Figures::requestsPerSecond)),
                    "%.0f".formatted(median(tenants.many().get(script), Figures::requestsPerSecond)),
                    "%.2f".formatted(tenants.ratio(script, ScaleResults::time)),
                    "%.1f".formatted(median(tenants.one().get(script), Figures::cpuMicros)),
                    "%.1f".formatted(median(tenants.many().get(script), Figures::cpuMicros)),
                    "%.2f".formatted(tenants.ratio(script, Figures::cpuMicros)));
        }
        return grid;
    }

    private List<Verdict> verdicts() {
        Size least = results.least();
        Size most = results.most();
        String of = " with %,d users, as a multiple of its time with %,d".formatted(most.users(), least.users());
        List<Verdict> verdicts = new ArrayList<>();
        for (ScaleOperation operation : ScaleOperation.values()) {
            double ratio = most.ratio(operation, least, ScaleResults::time);
            switch (operation.kind()) {
                case READ -> verdicts.add(atMost(operation.word() + of, READS_AT_MOST, ratio, "%.2f"));
                case CREATION -> verdicts.add(atMost(operation.word() + of, CREATIONS_AT_MOST, ratio, "%.2f"));
                case COMPARISON -> {}
            }
        }
        verdicts.add(atMost(
                "bytes on the disk per Point user with refresh token",
                POINT_USER_AT_MOST,
                most.disk().pointUser(),
                "%.0f"));
        verdicts.add(atMost(
                "bytes on the disk per user with password",
                PASSWORD_USER_AT_MOST,
                most.disk().passwordUser(),
                "%.0f"));
        return verdicts;
    }

    private String verdictLines() {
        List<String> lines = new ArrayList<>();
        for (Verdict verdict : verdicts()) {
            lines.add("- %s: %s (%s; %s is wanted)"
                    .formatted(verdict.what(), verdict.measured(), verdict.answer(), verdict.target()));
        }
        double others = Median.of(
                results.sizes().stream(), size -> size.median(ScaleOperation.INTROSPECT, Figures::othersShare));
        if (others > QUIET) {
            lines.add("- The machine was NOT QUIET: %.0f %% of its processors' time went to something else."
                            .formatted(100 * others)
                    + " Only CPU µs and its ratio can be trusted.");
        }
        return String.join("\n", lines);
    }

    private Plot plot(String title, String unit, ToDoubleFunction<Figures> figure) {
        double[] users = results.sizes().stream().mapToDouble(Size::users).toArray();
        Plot plot = Plot.of(title, "users", unit).logX();
        for (ScaleOperation operation : ScaleOperation.values()) {
            double[] values = results.sizes().stream()
                    .mapToDouble(size -> size.median(operation, figure))
                    .toArray();
            plot = plot.series(operation.word(), users, values);
        }
        return plot;
    }

    private static Verdict atMost(String what, double most, double measured, String form) {
        return new Verdict(what, "≤ " + PlotAxis.text(most), form.formatted(measured), measured <= most);
    }

    private static double median(List<Figures> rounds, ToDoubleFunction<Figures> figure) {
        return Median.of(rounds.stream(), figure);
    }
}
