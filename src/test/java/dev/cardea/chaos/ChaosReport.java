package dev.cardea.chaos;

import dev.cardea.chaos.Operation.Act;
import dev.cardea.chaos.Operation.Result;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What a run has shown, in words.
///
/// @param text many lines
record ChaosReport(Verdict verdict, String text) {

    static ChaosReport of(ChaosRun.Plan plan, History history, ChaosRun.Phases phases, Map<Fault, Integer> faults) {
        List<Operation> operations = history.operations();
        Verdict verdict = Checker.check(operations);
        List<Operation> revocations = operations.stream()
                .filter(operation -> operation.act() == Act.REVOKE && operation.result() == Result.DONE)
                .toList();
        StringBuilder text = new StringBuilder();
        line(text, "%d nodes, %d clients, -Dchaos.seed=%d".formatted(plan.nodes(), plan.clients(), plan.seed()));
        line(
                text,
                "%.1f s busy, %.1f s at rest, %.1f s in trouble"
                        .formatted(
                                (phases.rest() - phases.busy()) / 1e9,
                                (phases.troubled() - phases.rest()) / 1e9,
                                (phases.end() - phases.troubled()) / 1e9));
        line(text, "operations              " + results(operations, _ -> true));
        line(text, "revocations asked for   " + results(operations, found -> found.act() == Act.REVOKE));
        line(text, "faults                  " + faults);
        line(text, "revoked / uses after    " + verdict.revoked() + " / " + sum(verdict.usesAfter()));
        verdict.revocations()
                .forEach((kind, count) -> line(
                        text,
                        "  %-44s %6d / %7d   p50 %s"
                                .formatted(
                                        kind,
                                        count,
                                        verdict.usesAfter().getOrDefault(kind, 0),
                                        times(revocations, found -> found.kind().equals(kind)))));
        Predicate<Operation> isQuick = found -> !found.kind().contains("password"); // those wait for a hash
        Predicate<Operation> isAtRest = found -> found.begun() >= phases.rest() && found.ended() <= phases.troubled();
        line(text, "a revocation at rest    p50 " + times(revocations, isQuick.and(isAtRest)));
        line(
                text,
                "a revocation in trouble p50 "
                        + times(revocations, isQuick.and(found -> found.begun() >= phases.troubled())));
        line(text, "violations              " + verdict.violations().size());
        line(text, "false refusals          " + verdict.falseRefusals().size());
        line(text, "unexpected answers      " + verdict.unexpected().size());
        return new ChaosReport(verdict, text.toString());
    }

    private static Map<String, Long> results(List<Operation> operations, Predicate<Operation> which) {
        return operations.stream()
                .filter(which)
                .collect(Collectors.groupingBy(
                        found -> found.result().toString().toLowerCase(Locale.ROOT),
                        TreeMap::new,
                        Collectors.counting()));
    }

    private static String times(List<Operation> operations, Predicate<Operation> which) {
        long[] nanos = operations.stream()
                .filter(which)
                .mapToLong(found -> found.ended() - found.begun())
                .sorted()
                .toArray();
        return nanos.length == 0
                ? "-"
                : "%.1f ms, p99 %.1f ms, longest %.1f ms of %d"
                        .formatted(at(nanos, 50), at(nanos, 99), nanos[nanos.length - 1] / 1e6, nanos.length);
    }

    private static double at(long[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }
}
