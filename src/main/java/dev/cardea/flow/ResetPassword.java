package dev.cardea.flow;

import dev.cardea.core.CodePurpose;
import dev.cardea.core.Codes;
import dev.cardea.core.Done;
import dev.cardea.core.Email;
import dev.cardea.core.Outcome;
import dev.cardea.core.PasswordHash;
import dev.cardea.core.Passwords;
import dev.cardea.core.Refusal;
import dev.cardea.core.SecretHash;
import dev.cardea.core.Store;
import dev.cardea.core.Tenant;
import dev.cardea.core.Tx;
import dev.cardea.core.User;
import dev.cardea.core.UserId;
import dev.cardea.core.Vault;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Trades a reset code for a new password, once. Every session of the user
/// ends, and the token of Query Server (design §3), and every other code.
public final class ResetPassword {

    private final Store store;
    private final Vault vault;
    private final Passwords passwords;
    private final InstantSource clock;

    ResetPassword(Store store, Vault vault, Passwords passwords, InstantSource clock) {
        this.store = store;
        this.vault = vault;
        this.passwords = passwords;
        this.clock = clock;
    }

    /// Refuses with [Refusal.CodeNotValid], unknown addresses alike; with [Refusal.CodeExhausted] after too many misses;
    /// and with [Refusal.PasswordTooWeak], which leaves the code as it is.
    public Outcome<Done> run(Tenant tenant, String address, String code, String password) {
        Optional<Email> email = Email.parse(address);
        Optional<User> user = email.flatMap(
                        given -> store.read(tx -> tx.users().withEmail(tenant.id(), given)))
                .filter(User::isActive);
        if (user.isEmpty()) {
            return Outcome.no(new Refusal.CodeNotValid());
        }
        UserId id = user.get().id();
        SecretHash hash = vault.hashOneTimeCode(id, email.get(), CodePurpose.PASSWORD_RESET, code);
        Instant now = clock.instant();
        // A wrong code must not cost a computation: the right one is used up only when its use is ready.
        if (!store.read(tx -> tx.codes().wouldTake(id, CodePurpose.PASSWORD_RESET, hash, now))) {
            return refused(store.write(tx -> tx.codes().use(id, CodePurpose.PASSWORD_RESET, hash, now)));
        }
        if (!tenant.policy().passwords().accepts(password, email.get())) {
            return Outcome.no(new Refusal.PasswordTooWeak());
        }
        PasswordHash made = passwords.hash(password);
        return store.write(tx -> use(tx, id, hash, made, now));
    }

    private static Outcome<Done> use(Tx tx, UserId id, SecretHash code, PasswordHash made, Instant now) {
        Codes.Use use = tx.codes().use(id, CodePurpose.PASSWORD_RESET, code, now);
        if (use != Codes.Use.TAKEN) {
            return refused(use);
        }
        tx.passwords().set(id, made);
        tx.sessions().endAll(id);
        QueryTokenRows.end(tx, id);
        tx.codes().endAll(id);
        return Outcome.ok(Done.DONE);
    }

    private static Outcome<Done> refused(Codes.Use use) {
        return Outcome.no(
                use == Codes.Use.EXHAUSTED ? new Refusal.CodeExhausted() : new Refusal.CodeNotValid());
    }
}
