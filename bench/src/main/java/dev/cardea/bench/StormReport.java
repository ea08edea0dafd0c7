package dev.cardea.bench;

import dev.cardea.bench.StormResults.Round;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Says what came out of StaticBackend's users: on the terminal, as JSON, and on the page for readers.
final class StormReport {

    private static final double QUIET = 0.05;
    private static final String FILE = "staticbackend.json";

    private final Options options;
    private final Machine before;
    private final Machine after;
    private final StormResults results;

    StormReport(Options options, Machine before, Machine after, StormResults results) {
        this.options = options;
        this.before = before;
        this.after = after;
        this.results = results;
    }

    void publish() throws IOException {
        System.out.println(String.join("\n\n", circumstances(), storm().text(), alone().text(), verdicts()));
        String json = StormJson.of(options, before, after, results);
        Path file = (options.keepsPage() ? Place.RUN : Place.RESULTS).resolve(FILE);
        Files.createDirectories(file.getParent());
        Files.writeString(file, json);
        if (!options.keepsPage()) {
            Page.publish(Subject.STATICBACKEND, figures());
            System.out.println("\nwritten: " + Place.PAGE);
        }
        System.out.println("\nround by round: " + file);
    }

    private String figures() {
        return String.join(
                "\n\n", circumstances(), storm().markdown(), alone().markdown(), "What was wanted:", verdicts());
    }

    private String circumstances() {
        return new Circumstances(options, before, after).text();
    }

    private Grid storm() {
        Grid grid = new Grid("in the storm", "measured");
        grid.add("hashes alone, before", rate(round -> round.hashesBefore().perSecond()));
        grid.add("hashes alone, after", rate(round -> round.hashesAfter().perSecond()));
        grid.add("logins", rate(round -> round.storm().perSecond()));
        grid.add(
                "of them answered 200",
                rate(round -> perSecond(round, round.storm().counts().signedIn())));
        grid.add(
                "of them answered 401",
                rate(round -> perSecond(round, round.storm().counts().refused())));
        grid.add("answered otherwise, in all rounds", failures());
        grid.add("`GET /me`", rate(round -> round.meInStorm().perSecond()));
        grid.add("`GET /me`: p50", millis(round -> round.meInStorm().p50Micros()));
        grid.add("`GET /me`: p99", millis(round -> round.meInStorm().p99Micros()));
        grid.add("`GET /me`: the slowest of all", "%.2f ms".formatted(results.greatest(worst()) / 1e3));
        grid.add("processors that the server used", cores(round -> round.storm().serverCores()));
        grid.add("of them for `GET /me`", cores(Round::meCores));
        grid.add("CPU for a login", millis(Round::stormCpuMicros));
        grid.add("processors that the driver used", cores(round -> round.storm().driverCores()));
        grid.add("others", "%.0f %%".formatted(100 * others()));
        return grid;
    }

    private Grid alone() {
        Grid grid = new Grid("one thing at a time", "measured");
        grid.add("CPU for a hash", millis(Round::hashCpuMicros));
        grid.add("logins at 64 connections", rate(round -> round.logins().perSecond()));
        grid.add("CPU for a login", millis(round -> round.logins().cpuMicros()));
        grid.add(
                "`GET /me` at the fixed rate: p50",
                millis(round -> round.me().figures().p50Micros()));
        grid.add(
                "`GET /me` at the fixed rate: p99",
                millis(round -> round.me().figures().p99Micros()));
        grid.add("CPU for such a request", micros(round -> round.me().cpuMicros()));
        grid.add(
                "`GET /me` at 64 connections",
                rate(round -> round.meAtFullSpeed().requestsPerSecond()));
        grid.add("p99 of these", millis(round -> round.meAtFullSpeed().p99Micros()));
        grid.add("CPU for such a request", micros(round -> round.meAtFullSpeed().cpuMicros()));
        grid.add("a login with a wrong password", quartiles(results.times().wrongPassword()));
        grid.add("a login under an unknown address", quartiles(results.times().unknownAddress()));
        grid.add(
                "resident memory of the server",
                "%d MB idle, %d MB after the load"
                        .formatted(results.idleKilobytes() >> 10, results.loadedKilobytes() >> 10));
        return grid;
    }

    private String verdicts() {
        List<String> verdicts = new ArrayList<>();
        for (Verdict verdict : StormVerdicts.of(results)) {
            verdicts.add("- %s: %s (%s; %s is wanted)"
                    .formatted(verdict.what(), verdict.measured(), verdict.answer(), verdict.target()));
        }
        if (!results.failures().isEmpty()) {
            verdicts.add("- Requests FAILED: " + failures());
        }
        if (others() > QUIET) {
            verdicts.add(
                    "- The machine was NOT QUIET: %.0f %% of its processors' time went to something else. Only CPU times and the ratio of two logins can be trusted."
                            .formatted(100 * others()));
        }
        return String.join("\n", verdicts);
    }

    private String failures() {
        return results.failures().isEmpty()
                ? "none"
                : String.join(
                        ", ",
                        results.failures().entrySet().stream()
                                .map(failure -> failure.getValue() + " times " + failure.getKey())
                                .toList());
    }

    private double others() {
        return results.median(Round::othersShare);
    }

    private String rate(ToDoubleFunction<Round> figure) {
        return "%.1f/s".formatted(results.median(figure));
    }

    private String cores(ToDoubleFunction<Round> figure) {
        return "%.2f of %d".formatted(results.median(figure), results.cores());
    }

    private String millis(ToDoubleFunction<Round> figure) {
        return "%.2f ms".formatted(results.median(figure) / 1e3);
    }

    private String micros(ToDoubleFunction<Round> figure) {
        return "%.1f µs".formatted(results.median(figure));
    }

    private static String quartiles(List<Double> micros) {
        return "%.2f ms (quartiles %.2f and %.2f)"
                .formatted(
                        Median.quantile(micros, 0.5) / 1e3,
                        Median.quantile(micros, 0.25) / 1e3,
                        Median.quantile(micros, 0.75) / 1e3);
    }

    private static ToDoubleFunction<Round> worst() {
        return round -> round.meInStorm().maxMicros();
    }

    private static double perSecond(Round round, long count) {
        return count * 1e6 / round.storm().used().wallMicros();
    }
}
