package dev.cardea.store;

import java.sql.SQLException;
import java.util.Collection;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// Rows, one after the other.
interface Rows {

    int BETWEEN_QUESTIONS = 1_000;

    /// Empty after the last one.
    Optional<Row> next() throws SQLException;

    static Rows of(Collection<Row> rows) {
        Iterator<Row> rest = rows.iterator();
        return () -> rest.hasNext() ? Optional.of(rest.next()) : Optional.empty();
    }

    /// The same rows; every now and then it is asked whether to go on.
    ///
    /// @param stop throws if not
    default Rows asking(Runnable stop) {
        AtomicInteger taken = new AtomicInteger();
        return () -> {
            if (taken.getAndIncrement() % BETWEEN_QUESTIONS == 0) {
                stop.run();
            }
            return next();
        };
    }
}
