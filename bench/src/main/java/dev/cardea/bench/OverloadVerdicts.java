package dev.cardea.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// What is wanted of a server that is overloaded, and whether it was so.
final class OverloadVerdicts {

    private static final double LEAST_GOODPUT = 0.9;
    private static final double LONGEST_P99_SECONDS = 2;
    private static final double MOST_GROWTH = 1.1;
    private static final double LONGEST_RETURN_SECONDS = 1;

    private OverloadVerdicts() {}

    static List<Verdict> of(Map<OverloadScenario, List<OverloadResult>> results) {
        List<Verdict> verdicts = new ArrayList<>();
        results.forEach((scenario, rounds) -> verdicts.addAll(of(scenario.words(), rounds)));
        return verdicts;
    }

    private static List<Verdict> of(String words, List<OverloadResult> rounds) {
        double goodput = median(rounds, OverloadResult::goodput);
        double p99 = median(rounds, round -> round.driver().fromDue().p99Micros() / 1e6);
        double growth = median(rounds, OverloadResult::growth);
        double toNormal = median(rounds, OverloadResult::secondsToNormal);
        long untold = rounds.stream()
                .mapToLong(round -> round.driver().all(OverloadFigures.Second::withoutRetryAfter)
                        + round.driver().all(OverloadFigures.Second::brokenOff)
                        + round.driver().all(OverloadFigures.Second::timedOut))
                .sum();
        long notServed = rounds.stream()
                .flatMap(round -> round.beside().values().stream())
                .mapToLong(OverloadResult.Beside::notServed)
                .sum();
        return List.of(
                new Verdict(
                        "ten times too many " + words + ": accepted, of what can be",
                        "≥ %.2f".formatted(LEAST_GOODPUT),
                        "%.2f".formatted(goodput),
                        goodput >= LEAST_GOODPUT),
                new Verdict(
                        "ten times too many " + words + ": p99 of what was accepted",
                        "≤ %.1f s".formatted(LONGEST_P99_SECONDS),
                        "%.2f s".formatted(p99),
                        p99 <= LONGEST_P99_SECONDS),
                new Verdict(
                        "ten times too many " + words + ": not accepted, and not told when to come again",
                        "0",
                        Long.toString(untold),
                        untold == 0),
                new Verdict(
                        "ten times too many " + words + ": of others, not served",
                        "0",
                        Long.toString(notServed),
                        notServed == 0),
                new Verdict(
                        "ten times too many " + words + ": resident memory at the end, of that after a sixth of it",
                        "≤ %.2f".formatted(MOST_GROWTH),
                        "%.2f".formatted(growth),
                        growth <= MOST_GROWTH),
                new Verdict(
                        "ten times too many " + words + ": others are served as before, after its end",
                        "≤ %.0f s".formatted(LONGEST_RETURN_SECONDS),
                        "%.2f s".formatted(toNormal),
                        toNormal <= LONGEST_RETURN_SECONDS));
    }

    private static double median(List<OverloadResult> rounds, ToDoubleFunction<OverloadResult> figure) {
        return Median.of(rounds.stream(), figure);
    }
}
