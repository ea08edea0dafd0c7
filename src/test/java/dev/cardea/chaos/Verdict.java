package dev.cardea.chaos;

import java.util.List;
import java.util.Map;

/// What a [Checker] found.
///
/// @param violations uses accepted after a revocation was answered
/// @param falseRefusals uses refused although nobody had asked for a revocation
/// @param unexpected operations that were answered as nothing should be
/// @param revocations how many ids were revoked with a good answer, by kind
/// @param usesAfter how many uses began after such an answer and were accepted or refused, by the revocation's kind
record Verdict(
        List<Violation> violations,
        List<Operation> falseRefusals,
        List<Operation> unexpected,
        Map<String, Integer> revocations,
        Map<String, Integer> usesAfter) {

    Verdict {
        violations = List.copyOf(violations);
        falseRefusals = List.copyOf(falseRefusals);
        unexpected = List.copyOf(unexpected);
    }

    /// A credential that was accepted when it was dead on every node.
    record Violation(Operation mint, Operation revocation, Operation use) {

        /// The three lines of the history, and how long after the answer the use began.
        @Override
        public String toString() {
            return "accepted %.1f ms after its revocation was answered:%n  %s%n  %s%n  %s"
                    .formatted((use.begun() - revocation.ended()) / 1e6, mint.json(), revocation.json(), use.json());
        }
    }

    boolean isClean() {
        return violations.isEmpty() && falseRefusals.isEmpty() && unexpected.isEmpty();
    }

    int revoked() {
        return revocations.values().stream().mapToInt(Integer::intValue).sum();
    }
}
