package dev.cardea.chaos;

import dev.cardea.chaos.Operation.Act;
import dev.cardea.chaos.Operation.Result;
import dev.cardea.chaos.Verdict.Violation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Decides by a history alone whether each revocation held.
///
/// A use that began after a revocation was answered must not be accepted by any node. A use that overlaps the
/// revocation may go either way, and so may every later one while the revocation has no good answer. What was minted
/// with an answer must not be refused as long as nobody has begun to revoke it.
final class Checker {

    private final List<Operation> history;
    private final Map<String, Operation> mints = new HashMap<>();

    /// Of each id, the revocation that was answered first.
    private final Map<String, Operation> answered = new HashMap<>();

    /// Of each id, when its revocation was first asked for.
    private final Map<String, Long> asked = new HashMap<>();

    private Checker(List<Operation> history) {
        this.history = history;
    }

    /// @throws IllegalArgumentException if it uses what it has not minted
    static Verdict check(List<Operation> history) {
        Checker checker = new Checker(history);
        history.forEach(checker::note);
        return checker.verdict();
    }

    private void note(Operation operation) {
        if (operation.act() == Act.MINT && operation.result() == Result.DONE) {
            mints.put(operation.what(), operation);
        } else if (operation.act() == Act.REVOKE) {
            asked.merge(operation.what(), operation.begun(), Math::min);
            if (operation.result() == Result.DONE) {
                answered.merge(operation.what(), operation, (a, b) -> a.ended() <= b.ended() ? a : b);
            }
        }
    }

    private Verdict verdict() {
        List<Violation> violations = new ArrayList<>();
        List<Operation> falseRefusals = new ArrayList<>();
        Map<String, Integer> usesAfter = new TreeMap<>();
        for (Operation use : history) {
            if (use.act() != Act.USE) {
                continue;
            }
            Operation mint = mint(use);
            Optional<Operation> death = death(mint).filter(end -> end.ended() < use.begun());
            if (use.result() == Result.DONE || use.result() == Result.REFUSED) {
                death.ifPresent(end -> usesAfter.merge(end.kind(), 1, Integer::sum));
            }
            if (use.result() == Result.DONE && death.isPresent()) {
                violations.add(new Violation(mint, death.get(), use));
            }
            if (use.result() == Result.REFUSED && firstAsked(mint) > use.ended()) {
                falseRefusals.add(use);
            }
        }
        return new Verdict(
                violations,
                falseRefusals,
                history.stream()
                        .filter(operation -> operation.result() == Result.UNEXPECTED)
                        .toList(),
                answeredByKind(),
                usesAfter);
    }

    private Operation mint(Operation use) {
        Operation mint = mints.get(use.what());
        if (mint == null) {
            throw new IllegalArgumentException("used and never minted: " + use.json());
        }
        return mint;
    }

    private Optional<Operation> death(Operation mint) {
        return mint.diesWith().stream()
                .flatMap(id -> Optional.ofNullable(answered.get(id)).stream())
                .min(Comparator.comparingLong(Operation::ended));
    }

    private long firstAsked(Operation mint) {
        return mint.diesWith().stream()
                .mapToLong(id -> asked.getOrDefault(id, Long.MAX_VALUE))
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private Map<String, Integer> answeredByKind() {
        Map<String, Integer> counts = new TreeMap<>();
        for (Operation revocation : answered.values()) {
            counts.merge(revocation.kind(), 1, Integer::sum);
        }
        return counts;
    }
}
