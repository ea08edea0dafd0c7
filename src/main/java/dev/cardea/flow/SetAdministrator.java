package dev.cardea.flow;

import dev.cardea.core.Change;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Store;
import dev.cardea.core.Tenant;
import dev.cardea.core.Tx;
import dev.cardea.core.User;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Makes a user an administrator of Query Server, or no longer one.
public final class SetAdministrator {

    private final Store store;
    private final InstantSource clock;

    SetAdministrator(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /// Refuses with [Refusal.TenantUnknown] and [Refusal.UserUnknown].
    ///
    /// @param who an e-mail address or the name in its place, an organisation's id or a Point id
    public Outcome<Done> run(TenantRef ref, String who, boolean isAdministrator) {
        Instant now = clock.instant();
        return store.write(tx -> switch (ref.find(tx)) {
            case Outcome.No(Refusal why) -> Outcome.no(why);
            case Outcome.Ok(Tenant tenant) -> {
                Optional<User> user = UserRef.find(tx, tenant, who);
                yield user.map(found -> Outcome.ok(set(tx, found, isAdministrator, now)))
                        .orElseGet(() -> Outcome.no(new Refusal.UserUnknown()));
            }
        });
    }

    /// Whoever registered the address first, with a password of their own, must not become an administrator by it.
    private static Done set(Tx tx, User user, boolean isAdministrator, Instant now) {
        if (user.isAdministrator() == isAdministrator) {
            tx.noteAgain(Change.of(user.id()));
            return Done.AS_BEFORE;
        }
        tx.directory().setAdministrator(user.id(), isAdministrator);
        tx.directory().touch(user.id(), now);
        if (!isAdministrator || user.isConfirmed()) {
            return Done.AS_BEFORE;
        }
        tx.passwords().forget(user.id());
        tx.sessions().endAll(user.id());
        tx.codes().endAll(user.id());
        tx.rootTokens().endAll(user.id());
        QueryTokenRows.end(tx, user.id());
        return Done.ANEW;
    }

    /// What became of what the user holds.
    public enum Done {
        AS_BEFORE,

        /// The user has no password any more, and nothing that the user held is good.
        ANEW
    }
}
