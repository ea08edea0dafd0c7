package dev.cardea.flow;

import dev.cardea.core.AccountId;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Store;
import dev.cardea.core.Tx;
import dev.cardea.core.User;
import dev.cardea.flow.SessionStart.Started;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/// Begins a session of a user for the tenant's own backend, which needs no password of the user's.
public final class SignInAs {

    private final Store store;
    private final SessionStart sessions;
    private final InstantSource clock;

    SignInAs(Store store, SessionStart sessions, InstantSource clock) {
        this.store = store;
        this.sessions = sessions;
        this.clock = clock;
    }

    /// Of the account's first user. Refuses with [Refusal.UserUnknown] an account that has none.
    public Outcome<SessionToken> run(Root caller, AccountId account) {
        return begin(
                tx -> tx.members().of(caller.tenant().id(), account, 1).stream().findFirst());
    }

    /// Of a user that [FindMember] has found. Refuses with [Refusal.UserUnknown] one who is gone since, or deactivated.
    public Outcome<SessionToken> run(User user) {
        return begin(tx -> tx.users().byId(user.id()));
    }

    private Outcome<SessionToken> begin(Function<Tx, Optional<User>> find) {
        Instant now = clock.instant();
        Optional<Started> started =
                store.write(tx -> find.apply(tx).filter(User::isActive).map(user -> sessions.begin(tx, user, now)));
        return started.map(begun -> Outcome.ok(sessions.token(begun)))
                .orElseGet(() -> Outcome.no(new Refusal.UserUnknown()));
    }
}
