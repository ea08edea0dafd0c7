package dev.cardea.flow;

import dev.cardea.core.Tx;
import dev.cardea.core.UserId;

/// Tokens of Query Server inside of a transaction.
final class QueryTokenRows {

    private QueryTokenRows() {}

    /// Ends the user's token; what an administrator has decided about it stays, for the next one.
    static void end(Tx tx, UserId user) {
        tx.queryTokens().of(user).ifPresent(row -> tx.queryTokens().end(row.id(), row.subject()));
    }
}
