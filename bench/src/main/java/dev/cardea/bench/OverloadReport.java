package dev.cardea.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/// Says what came of the overloads: on the terminal, as JSON, and on the page for readers.
final class OverloadReport {

    private static final String FILE = "overload.json";

    private final Options options;
    private final Machine before;
    private final Machine after;
    private final Map<OverloadScenario, List<OverloadResult>> results;
    private final List<Verdict> verdicts;

    OverloadReport(
            Options options, Machine before, Machine after, Map<OverloadScenario, List<OverloadResult>> results) {
        this.options = options;
        this.before = before;
        this.after = after;
        this.results = results;
        this.verdicts = OverloadVerdicts.of(results);
    }

    void publish() throws IOException {
        System.out.println(String.join(
                "\n\n",
                circumstances(),
                storm().text(),
                beside().text(),
                verdicts().text()));
        Path file = (options.keepsPage() ? Place.RUN : Place.RESULTS).resolve(FILE);
        Files.createDirectories(file.getParent());
        Files.writeString(file, OverloadJson.of(options, before, after, results, verdicts));
        if (!options.keepsPage()) {
            Page.publish(
                    Subject.OVERLOAD,
                    String.join(
                            "\n\n",
                            circumstances(),
                            storm().markdown(),
                            beside().markdown(),
                            "What was wanted:",
                            verdicts().markdown()));
            System.out.println("\nwritten: " + Place.PAGE);
        }
        System.out.println("\nsecond by second: " + file);
    }

    private String circumstances() {
        return new Circumstances(options, before, after).text();
    }

    private Grid storm() {
        Grid grid = new Grid(headings("in the overload"));
        add(grid, "accepted from a closed loop before", figure(OverloadResult::capacity, "%.0f/s"));
        add(grid, "offered", figure(OverloadResult::offered, "%.0f/s"));
        add(grid, "sent", perSecond(OverloadFigures.Second::sent));
        add(grid, "not sent", perSecond(OverloadFigures.Second::notSent));
        add(grid, "accepted", perSecond(OverloadFigures.Second::accepted));
        add(grid, "as a share of what can be", figure(OverloadResult::accepted, "%.2f"));
        add(grid, "with the sign-ins of others", figure(OverloadResult::goodput, "%.2f"));
        add(grid, "in the worst second", figure(round -> round.driver().worst(), "%.0f/s"));
        add(
                grid,
                "p50 of these, from when it was due",
                millis(round -> round.driver().fromDue().p50Micros()));
        add(grid, "p99", millis(round -> round.driver().fromDue().p99Micros()));
        add(
                grid,
                "p99 from when it was sent",
                millis(round -> round.driver().fromSent().p99Micros()));
        add(grid, "answered 503", perSecond(OverloadFigures.Second::busy));
        add(grid, "answered 429", perSecond(OverloadFigures.Second::tooMany));
        add(grid, "answered otherwise, in all", all(OverloadFigures.Second::wrong));
        add(grid, "refused without a `Retry-After`, in all", all(OverloadFigures.Second::withoutRetryAfter));
        add(grid, "connections broken off, in all", all(OverloadFigures.Second::brokenOff));
        add(grid, "not answered in ten seconds, in all", all(OverloadFigures.Second::timedOut));
        add(grid, "connections not opened, in all", all(OverloadFigures.Second::notConnected));
        add(grid, "resident memory after a sixth of it", resident(options.seconds() / 6));
        add(grid, "resident memory at its end", resident(options.seconds() - 1));
        add(grid, "processors that the server used", figure(OverloadResult::serverCores, "%.2f"));
        add(
                grid,
                "processors that the driver used",
                figure(round -> round.driver().driverCores(), "%.2f"));
        return grid;
    }

    private Grid beside() {
        Grid grid = new Grid(headings("beside it, of others"));
        for (OverloadTrickle.Caller caller : OverloadTrickle.Caller.values()) {
            String what = "%s, %d/s: ".formatted(caller.words(), caller.perSecond());
            add(
                    grid,
                    what + "p99 before",
                    millis(round -> round.beside(caller).normal().p99Micros()));
            add(
                    grid,
                    what + "p50 meanwhile",
                    millis(round -> round.beside(caller).during().p50Micros()));
            add(
                    grid,
                    what + "p99 meanwhile",
                    millis(round -> round.beside(caller).during().p99Micros()));
            add(grid, what + "refused, in all", beside(caller, OverloadResult.Beside::refused));
            add(grid, what + "not answered, in all", beside(caller, OverloadResult.Beside::unanswered));
            add(
                    grid,
                    what + "as before, after",
                    figure(round -> round.beside(caller).secondsToNormal(), "%.2f s"));
        }
        return grid;
    }

    private Grid verdicts() {
        Grid grid = new Grid("what", "target", "measured", "");
        verdicts.forEach(verdict -> grid.add(verdict.what(), verdict.target(), verdict.measured(), verdict.answer()));
        return grid;
    }

    private String[] headings(String first) {
        return row(first, _ -> "", OverloadScenario::words);
    }

    private void add(Grid grid, String what, Function<List<OverloadResult>, String> cell) {
        grid.add(row(what, cell, _ -> ""));
    }

    private String[] row(
            String first, Function<List<OverloadResult>, String> cell, Function<OverloadScenario, String> heading) {
        List<String> cells = new ArrayList<>(List.of(first));
        results.forEach((scenario, rounds) -> cells.add(heading.apply(scenario) + cell.apply(rounds)));
        return cells.toArray(String[]::new);
    }

    private static Function<List<OverloadResult>, String> figure(
            ToDoubleFunction<OverloadResult> figure, String format) {
        return rounds -> format.formatted(Median.of(rounds.stream(), figure));
    }

    private static Function<List<OverloadResult>, String> perSecond(ToLongFunction<OverloadFigures.Second> count) {
        return figure(round -> round.driver().perSecond(count), "%.0f/s");
    }

    private static Function<List<OverloadResult>, String> all(ToLongFunction<OverloadFigures.Second> count) {
        return rounds -> Long.toString(
                rounds.stream().mapToLong(round -> round.driver().all(count)).sum());
    }

    private static Function<List<OverloadResult>, String> millis(ToDoubleFunction<OverloadResult> micros) {
        return figure(round -> micros.applyAsDouble(round) / 1e3, "%.1f ms");
    }

    private static Function<List<OverloadResult>, String> beside(
            OverloadTrickle.Caller caller, ToLongFunction<OverloadResult.Beside> count) {
        return rounds -> Long.toString(rounds.stream()
                .mapToLong(round -> count.applyAsLong(round.beside(caller)))
                .sum());
    }

    private static Function<List<OverloadResult>, String> resident(int second) {
        return figure(round -> round.resident(second) / 1_024, "%.0f MB");
    }
}
