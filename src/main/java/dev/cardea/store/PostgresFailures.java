package dev.cardea.store;

import dev.cardea.core.Unavailable;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/// Tells work that met other work from a database that does not answer, and both from work that is wrong.
///
/// https://www.postgresql.org/docs/15/errcodes-appendix.html
final class PostgresFailures {

    /// serialization_failure, deadlock_detected, and unique_violation: a serializable transaction may see the last where
    /// another has just committed the same value. The next run sees that value, and decides by it.
    private static final Set<String> MET_OTHERS = Set.of("40001", "40P01", "23505");

    /// The classes of what a wrong statement or a wrong value gives.
    private static final Set<String> WRONG_WORK = Set.of("0A", "21", "22", "23", "2F", "42", "44");

    /// The classes of what a server says when it has taken the transaction back.
    private static final Set<String> TAKEN_BACK = Set.of("23", "25", "40");

    private PostgresFailures() {}

    /// Whether the same work may succeed in another run.
    static boolean hasMetOthers(Throwable failure) {
        return code(failure).filter(MET_OTHERS::contains).isPresent();
    }

    /// Whether a failed COMMIT is certain to have kept nothing; if not, it is in doubt.
    static boolean isTakenBack(SQLException failure) {
        return isOf(TAKEN_BACK, failure);
    }

    /// The failure as a caller should see it: itself, or [Unavailable] where the database is to blame.
    static RuntimeException worded(RuntimeException failure) {
        boolean isDatabase = failure instanceof SqlFailure
                && failure.getCause() instanceof SQLException cause
                && !isOf(WRONG_WORK, cause);
        return isDatabase ? new Unavailable("the database does not answer", failure) : failure;
    }

    private static boolean isOf(Set<String> classes, SQLException failure) {
        return code(failure).filter(code -> classes.contains(code.substring(0, 2))).isPresent();
    }

    /// What the server called it, or the driver where the server did not answer.
    static Optional<String> code(Throwable failure) {
        Optional<Throwable> cause = Optional.of(failure);
        while (cause.isPresent()) {
            if (cause.get() instanceof SQLException sql) {
                return Optional.ofNullable(sql.getSQLState());
            }
            cause = cause.map(Throwable::getCause);
        }
        return Optional.empty();
    }
}
