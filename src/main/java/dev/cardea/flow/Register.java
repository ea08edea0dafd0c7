package dev.cardea.flow;

import dev.cardea.core.Email;
import dev.cardea.core.Membership;
import dev.cardea.core.Mint;
import dev.cardea.core.NewUser;
import dev.cardea.core.Outcome;
import dev.cardea.core.PasswordHash;
import dev.cardea.core.Passwords;
import dev.cardea.core.Refusal;
import dev.cardea.core.Role;
import dev.cardea.core.Store;
import dev.cardea.core.Tenant;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Makes a person with an address and a password, in an account of their own, and signs them in.
public final class Register {

    private final Store store;
    private final Passwords passwords;
    private final SessionStart sessions;
    private final Mint mint;
    private final InstantSource clock;

    Register(Store store, Passwords passwords, SessionStart sessions, Mint mint, InstantSource clock) {
        this.store = store;
        this.passwords = passwords;
        this.sessions = sessions;
        this.mint = mint;
        this.clock = clock;
    }

    /// Refuses with [Refusal.EmailMalformed], [Refusal.PasswordTooWeak] and [Refusal.EmailTaken], in this order.
    ///
    /// @param address as typed
    public Outcome<SessionToken> run(Tenant tenant, String address, String password) {
        Optional<Email> email = Email.parse(address);
        if (email.isEmpty()) {
            return Outcome.no(new Refusal.EmailMalformed());
        }
        if (!tenant.policy().passwords().accepts(password, email.get())) {
            return Outcome.no(new Refusal.PasswordTooWeak());
        }
        // Asked before the costly part; what counts is the answer of the database, below.
        if (store.read(tx -> tx.users().withEmail(tenant.id(), email.get())).isPresent()) {
            return Outcome.no(new Refusal.EmailTaken());
        }
        PasswordHash hash = passwords.hash(password);
        Instant now = clock.instant();
        NewUser user = new NewUser(
                tenant.id(),
                mint.uuid(),
                mint.pointId(),
                Optional.empty(),
                email,
                Optional.of(new Membership(mint.account(), Role.OWNER)),
                Optional.of(hash),
                mint.generation(),
                now);
        return store.write(tx -> tx.users().add(user).map(added -> sessions.begin(tx, added, now)))
                .map(started -> Outcome.ok(sessions.token(started)))
                .orElseGet(() -> Outcome.no(new Refusal.EmailTaken()));
    }
}
