package dev.cardea.flow;

import dev.cardea.core.CodePurpose;
import dev.cardea.core.Email;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.SecretHash;
import dev.cardea.core.Store;
import dev.cardea.core.Tenant;
import dev.cardea.core.Tx;
import dev.cardea.core.User;
import dev.cardea.core.Vault;
import dev.cardea.flow.SessionStart.Started;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Trades the code of a magic link for a session, once.
public final class UseMagicLink {

    private final Store store;
    private final Vault vault;
    private final SessionStart sessions;
    private final InstantSource clock;

    UseMagicLink(Store store, Vault vault, SessionStart sessions, InstantSource clock) {
        this.store = store;
        this.vault = vault;
        this.sessions = sessions;
        this.clock = clock;
    }

    /// Refuses with [Refusal.CodeNotValid], and with [Refusal.CodeExhausted] after too many misses, whatever the code
    /// (contract staticbackend.md §5.4).
    public Outcome<SessionToken> run(Tenant tenant, String address, String code) {
        Instant now = clock.instant();
        Optional<Email> email = Email.parse(address);
        if (email.isEmpty()) {
            return Outcome.no(new Refusal.CodeNotValid());
        }
        Outcome<Started> started = store.write(tx -> tx.users()
                .withEmail(tenant.id(), email.get())
                .filter(User::isActive)
                .map(user -> use(tx, user, email.get(), code, now))
                .orElseGet(() -> Outcome.no(new Refusal.CodeNotValid())));
        return switch (started) {
            case Outcome.Ok(Started begun) -> Outcome.ok(sessions.token(begun));
            case Outcome.No(Refusal why) -> Outcome.no(why);
        };
    }

    private Outcome<Started> use(Tx tx, User user, Email email, String code, Instant now) {
        SecretHash hash = vault.hashOneTimeCode(user.id(), email, CodePurpose.MAGIC_LINK, code);
        return switch (tx.codes().use(user.id(), CodePurpose.MAGIC_LINK, hash, now)) {
            case TAKEN -> Outcome.ok(sessions.begin(tx, user, now));
            case MISSED -> Outcome.no(new Refusal.CodeNotValid());
            case EXHAUSTED -> Outcome.no(new Refusal.CodeExhausted());
        };
    }
}
