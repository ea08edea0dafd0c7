package dev.cardea.flow;

import dev.cardea.core.Change;
import dev.cardea.core.Done;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Role;
import dev.cardea.core.Store;
import dev.cardea.core.Tx;
import dev.cardea.core.User;
import java.util.Optional;
import java.util.UUID;

/// Removes a user for good, and with the user everything that the user holds, in every family. When this returns, no
/// node accepts any of it.
public final class RemoveMember {

    private final Store store;

    RemoveMember(Store store) {
        this.store = store;
    }

    /// Refuses with [Refusal.RoleTooLow] a caller who manages no account; with [Refusal.UserUnknown] whom the
    /// caller does not manage, there or not; with [Refusal.RoleOutranked]; and with [Refusal.LastOwner] to leave
    /// an account with users but without one who manages it. What counts is what the caller is when it happens:
    /// with [Refusal.CredentialNotValid] one whose session has ended meanwhile.
    public Outcome<Done> run(Member caller, UUID who) {
        return store.write(tx -> caller.still(tx)
                .map(still -> remove(tx, still, who))
                .orElseGet(() -> Outcome.no(new Refusal.CredentialNotValid())));
    }

    private static Outcome<Done> remove(Tx tx, Member caller, UUID who) {
        if (!caller.role().isAtLeast(Role.OWNER)) {
            return Outcome.no(new Refusal.RoleTooLow());
        }
        Optional<User> user = tx.members().withUuid(caller.tenant().id(), who).filter(caller::mayManage);
        if (user.isEmpty()) {
            tx.noteAgain(Change.place()); // somebody else may have removed the user just now
            return Outcome.no(new Refusal.UserUnknown());
        }
        if (!caller.role().isAtLeast(Owners.role(user.get()))) {
            return Outcome.no(new Refusal.RoleOutranked());
        }
        if (Owners.isLast(tx, user.get()) && tx.members().hasOthers(user.get(), Role.LEAST)) {
            return Outcome.no(new Refusal.LastOwner());
        }
        tx.members().remove(user.get().id());
        return Outcome.ok(Done.DONE);
    }
}
