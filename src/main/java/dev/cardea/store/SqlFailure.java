package dev.cardea.store;

import java.sql.SQLException;

/// A statement that the database or its driver refused, or a connection that could not be made.
final class SqlFailure extends RuntimeException {

    SqlFailure(String what, SQLException why) {
        super(what + ": " + why.getMessage(), why);
    }
}
