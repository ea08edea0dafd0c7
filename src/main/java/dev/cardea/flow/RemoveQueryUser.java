package dev.cardea.flow;

import dev.cardea.core.Change;
import dev.cardea.core.Done;
import dev.cardea.core.Email;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Role;
import dev.cardea.core.Store;
import dev.cardea.core.Tx;
import dev.cardea.core.User;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Removes a user for good in the name of an administrator of Query Server, and with the user everything that the user
/// holds, in every family. When this returns, no node accepts any of it.
public final class RemoveQueryUser {

    private final Store store;
    private final InstantSource clock;

    RemoveQueryUser(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /// Refuses with [Refusal.UserUnknown]; with [Refusal.RoleOutranked] a user who has more power in another family than
    /// the caller; with [Refusal.LastOwner] to leave an account with users but without one who manages it; and with
    /// [Refusal.CredentialNotValid] a caller who may not any more.
    public Outcome<Done> run(QueryCaller caller, String address) {
        Instant now = clock.instant();
        return store.write(tx -> caller.still(tx, now)
                .map(still -> remove(tx, still, address))
                .orElseGet(() -> Outcome.no(new Refusal.CredentialNotValid())));
    }

    private static Outcome<Done> remove(Tx tx, QueryCaller caller, String address) {
        Optional<User> user = Email.orName(address)
                .flatMap(email -> tx.users().withEmail(caller.tenant().id(), email));
        if (user.isEmpty()) {
            tx.noteAgain(Change.place()); // somebody else may have removed the user just now
            return Outcome.no(new Refusal.UserUnknown());
        }
        if (caller.isOutrankedBy(user.get())) {
            return Outcome.no(new Refusal.RoleOutranked());
        }
        if (Owners.isLast(tx, user.get()) && tx.members().hasOthers(user.get(), Role.LEAST)) {
            return Outcome.no(new Refusal.LastOwner());
        }
        tx.members().remove(user.get().id());
        return Outcome.ok(Done.DONE);
    }
}
