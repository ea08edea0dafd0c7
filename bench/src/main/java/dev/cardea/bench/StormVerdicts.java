package dev.cardea.bench;

import java.util.List;

/// What is wanted of StaticBackend's sign-ins and of token checks beside them, and whether it was so.
final class StormVerdicts {

    private static final double ENOUGH_LOGINS = 0.95;
    private static final double LONGEST_P99_MILLIS = 25;
    private static final double MOST_OF_NORMAL = 5;
    private static final double ALIKE = 0.2;

    private StormVerdicts() {}

    static List<Verdict> of(StormResults results) {
        double p99 = results.median(round -> round.meInStorm().p99Micros()) / 1e3;
        double ofNormal = results.median(StormResults.Round::meOfNormal);
        double ofWrong = results.times().ratio();
        return List.of(
                new Verdict(
                        "sign-ins in the storm, of the hashes that the driver's and `/me`'s processor time left possible",
                        "≥ %.2f".formatted(ENOUGH_LOGINS),
                        "%.2f".formatted(results.share()),
                        results.share() >= ENOUGH_LOGINS),
                new Verdict(
                        "p99 of `GET /me` at a fixed 500/s in the storm",
                        "≤ %.0f ms".formatted(LONGEST_P99_MILLIS),
                        "%.1f ms".formatted(p99),
                        p99 <= LONGEST_P99_MILLIS),
                new Verdict(
                        "the same, of its p99 without the storm",
                        "≤ %.1f".formatted(MOST_OF_NORMAL),
                        "%.1f".formatted(ofNormal),
                        ofNormal <= MOST_OF_NORMAL),
                new Verdict(
                        "time of an unknown address, of a wrong password's",
                        "%.2f to %.2f".formatted(1 - ALIKE, 1 + ALIKE),
                        "%.3f".formatted(ofWrong),
                        Math.abs(ofWrong - 1) <= ALIKE));
    }
}
