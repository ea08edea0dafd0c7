package dev.cardea.flow;

import dev.cardea.core.Outcome;
import dev.cardea.core.PasswordHash;
import dev.cardea.core.Refusal;
import dev.cardea.core.Store;
import dev.cardea.core.Tenant;
import dev.cardea.core.User;
import dev.cardea.flow.PasswordProof.Proven;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;

/// Trades an address and its password for a session. A hash that was made elsewhere is replaced by one of ours.
public final class SignIn {

    private final Store store;
    private final PasswordProof proof;
    private final SessionStart sessions;
    private final InstantSource clock;

    SignIn(Store store, PasswordProof proof, SessionStart sessions, InstantSource clock) {
        this.store = store;
        this.proof = proof;
        this.sessions = sessions;
        this.clock = clock;
    }

    /// Refuses with [Refusal.WrongCredentials], which says nothing of whether there is such an address.
    public Outcome<SessionToken> run(Tenant tenant, String address, String password) {
        return run(tenant, address, password, _ -> true);
    }

    /// The same for one account only: another one than the user's own is refused, never joined (contract
    /// staticbackend.md §5.4).
    public Outcome<SessionToken> run(Tenant tenant, String address, String password, String account) {
        return run(
                tenant,
                address,
                password,
                user -> user.membership()
                        .filter(own -> own.account().uuid().toString().equals(account))
                        .isPresent());
    }

    private Outcome<SessionToken> run(Tenant tenant, String address, String password, Predicate<User> wanted) {
        Optional<Proven> proven = proof.of(tenant, address, password).filter(found -> wanted.test(found.user()));
        if (proven.isEmpty()) {
            return Outcome.no(new Refusal.WrongCredentials());
        }
        Optional<PasswordHash> renewed = proof.renewed(proven.get(), password);
        Instant now = clock.instant();
        return store.write(tx -> proven.get().still(tx, renewed).map(user -> sessions.begin(tx, user, now)))
                .map(started -> Outcome.ok(sessions.token(started)))
                .orElseGet(() -> Outcome.no(new Refusal.WrongCredentials()));
    }
}
