package dev.cardea.store;

import dev.cardea.core.Unavailable;
import java.util.Set;
import org.sqlite.SQLiteException;

/// Tells a database that does not answer from work that is wrong.
final class Failures {

    // https://sqlite.org/rescode.html: ERROR, CONSTRAINT, MISMATCH, MISUSE and RANGE are what a wrong statement gives.
    private static final Set<Integer> WRONG_WORK = Set.of(1, 19, 20, 21, 25);

    private Failures() {}

    /// The failure as a caller should see it: itself, or [Unavailable] where the database is to blame.
    static RuntimeException worded(RuntimeException failure) {
        boolean isDatabase = failure instanceof SqlFailure
                && failure.getCause() instanceof SQLiteException cause
                && !WRONG_WORK.contains(cause.getResultCode().code & 0xFF);
        return isDatabase ? new Unavailable("the database does not answer", failure) : failure;
    }
}
