package dev.cardea.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What came of one overload.
///
/// @param kind what was asked for
/// @param capacity accepted in a second from a closed loop, just before
/// @param offered due in a second
/// @param driver what the load driver saw
/// @param beside what others saw
/// @param server in each second of the load, and after it
record OverloadResult(
        OverloadPlan.Kind kind,
        double capacity,
        double offered,
        OverloadFigures driver,
        Map<OverloadTrickle.Caller, Beside> beside,
        List<Condition> server) {

    OverloadResult {
        beside = Map.copyOf(beside);
        server = List.copyOf(server);
    }

    /// @param residentKilobytes of the server
    /// @param cores how many processors the server used since the last such line
    record Condition(long residentKilobytes, double cores) {}

    /// @param normal what was answered as wanted before the overload
    /// @param during the same while it lasted
    /// @param refused how many were answered otherwise
    /// @param unanswered how many were not answered
    /// @param secondsToNormal from the end of the overload; [#LONGEST] if it took as long or longer
    record Beside(Samples.Spread normal, Samples.Spread during, long refused, long unanswered, double secondsToNormal) {

        private static final double LONGEST = 10;

        /// @param before what was asked while nothing else was
        /// @param after what was asked from the beginning of the overload
        static Beside of(
                List<OverloadTrickle.Outcome> before, List<OverloadTrickle.Outcome> after, long begin, long end) {
            Samples.Spread normal = spread(before);
            List<OverloadTrickle.Outcome> during = after.stream()
                    .filter(outcome -> outcome.due() >= begin && outcome.due() < end)
                    .toList();
            return new Beside(
                    normal,
                    spread(during),
                    count(during, OverloadTrickle.Result.REFUSED),
                    count(during, OverloadTrickle.Result.UNANSWERED),
                    secondsToNormal(after, end, normal.p99Micros() * 1_000));
        }

        long notServed() {
            return refused + unanswered;
        }

        private static long count(List<OverloadTrickle.Outcome> outcomes, OverloadTrickle.Result result) {
            return outcomes.stream()
                    .filter(outcome -> outcome.result() == result)
                    .count();
        }

        private static Samples.Spread spread(List<OverloadTrickle.Outcome> outcomes) {
            Samples samples = new Samples();
            outcomes.stream()
                    .filter(OverloadTrickle.Outcome::isServed)
                    .forEach(outcome -> samples.add(outcome.nanos()));
            return samples.spread();
        }

        /// Until the first of those who asked in vain or waited for longer than normal no more: of what was due in the
        /// second from then on, one in fifty may, since so many did before.
        private static double secondsToNormal(List<OverloadTrickle.Outcome> after, long end, long normalNanos) {
            List<OverloadTrickle.Outcome> left = after.stream()
                    .filter(outcome -> outcome.due() >= end)
                    .sorted(Comparator.comparingLong(OverloadTrickle.Outcome::due))
                    .toList();
            return left.stream()
                    .filter(first -> isNormal(left, first.due(), normalNanos))
                    .findFirst()
                    .map(first -> (first.due() - end) / 1e9)
                    .orElse(LONGEST);
        }

        private static boolean isNormal(List<OverloadTrickle.Outcome> left, long from, long normalNanos) {
            List<OverloadTrickle.Outcome> second = left.stream()
                    .filter(outcome -> outcome.due() >= from && outcome.due() < from + 1_000_000_000L)
                    .toList();
            long slow = second.stream()
                    .filter(outcome -> !outcome.isServed() || outcome.nanos() > normalNanos)
                    .count();
            return slow * 50 <= second.size();
        }
    }

    /// What was accepted in each second of the overload, as a share of what can be.
    double accepted() {
        return driver.perSecond(OverloadFigures.Second::accepted) / capacity;
    }

    /// The same with what the others were served who asked for the same: it is taken from what can be, too.
    double goodput() {
        return switch (kind) {
            case CREATIONS -> accepted();
            case SIGN_INS -> {
                double served = beside(OverloadTrickle.Caller.SIGN_INS).during().count();
                yield accepted() + served / driver.seconds().size() / capacity;
            }
        };
    }

    /// The longest that any of the others took to be served as before.
    double secondsToNormal() {
        return beside.values().stream()
                .mapToDouble(Beside::secondsToNormal)
                .max()
                .orElseThrow();
    }

    /// Resident memory at the end of the load, as a multiple of that after a sixth of it.
    double growth() {
        int sixth = driver.seconds().size() / 6;
        return resident(driver.seconds().size() - 1) / resident(sixth);
    }

    /// In kilobytes, after so many seconds of the load, from 0.
    double resident(int second) {
        return server.get(Math.clamp(second, 0, server.size() - 1)).residentKilobytes();
    }

    /// How many processors the server used during the load.
    double serverCores() {
        return server.stream()
                .limit(driver.seconds().size())
                .mapToDouble(Condition::cores)
                .average()
                .orElseThrow();
    }

    Beside beside(OverloadTrickle.Caller caller) {
        return Objects.requireNonNull(beside.get(caller), caller.name());
    }
}
