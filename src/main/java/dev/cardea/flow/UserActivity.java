package dev.cardea.flow;

import dev.cardea.core.Tx;
import dev.cardea.core.User;
import java.time.Instant;

/// Deactivating users and letting them in again, inside of a transaction.
final class UserActivity {

    private UserActivity() {}

    /// Everything that the user holds dies at a deactivation. What began in the very moment of it ends at the latest before
    /// the user is let in again.
    ///
    /// @param generation the user's next one
    static void set(Tx tx, User user, boolean active, long generation, Instant now) {
        if (active && user.isActive()) {
            return;
        }
        tx.sessions().endAll(user.id());
        tx.codes().endAll(user.id());
        tx.rootTokens().endAll(user.id());
        QueryTokenRows.end(tx, user.id());
        if (active) {
            tx.users().activate(user.id());
        } else {
            tx.users().deactivate(user.id(), generation, now);
        }
    }
}
