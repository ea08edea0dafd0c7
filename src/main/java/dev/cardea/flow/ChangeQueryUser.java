package dev.cardea.flow;

import dev.cardea.core.Done;
import dev.cardea.core.Email;
import dev.cardea.core.Mint;
import dev.cardea.core.Outcome;
import dev.cardea.core.PasswordHash;
import dev.cardea.core.Passwords;
import dev.cardea.core.Refusal;
import dev.cardea.core.Store;
import dev.cardea.core.Tenant;
import dev.cardea.core.Tx;
import dev.cardea.core.User;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Changes a user in the name of an administrator of Query Server. A new password ends every session and code of the user,
/// and leaves the token of Query Server (design §3); a deactivation ends everything.
public final class ChangeQueryUser {

    private final Store store;
    private final Passwords passwords;
    private final Mint mint;
    private final InstantSource clock;

    ChangeQueryUser(Store store, Passwords passwords, Mint mint, InstantSource clock) {
        this.store = store;
        this.passwords = passwords;
        this.mint = mint;
        this.clock = clock;
    }

    /// All or nothing. Refuses with [Refusal.EmailMalformed] a new address, with [Refusal.UserUnknown], with
    /// [Refusal.PasswordTooWeak], with [Refusal.RoleOutranked] a user who has more power in another family than the caller,
    /// with [Refusal.EmailTaken], with
    /// [Refusal.EmailNotConfirmed] to make somebody an administrator whose address nobody vouches for and whose password
    /// may be a stranger's, unless it is changed as well, and with [Refusal.CredentialNotValid] a caller who may not any more.
    ///
    /// @param address as typed; a plain name will do in the place of an address
    public Outcome<Done> run(QueryCaller caller, String address, UserChanges changes) {
        Optional<Email> readdressed = changes.address().flatMap(Email::orName);
        if (changes.address().isPresent() && readdressed.isEmpty()) {
            return Outcome.no(new Refusal.EmailMalformed());
        }
        Optional<User> user = store.read(tx -> find(tx, caller.tenant(), address));
        if (user.isEmpty()) {
            return Outcome.no(new Refusal.UserUnknown());
        }
        Email email = readdressed.or(() -> user.get().email()).orElseThrow();
        if (changes.password()
                .filter(given -> !caller.tenant().policy().passwords().accepts(given, email))
                .isPresent()) {
            return Outcome.no(new Refusal.PasswordTooWeak());
        }
        if (caller.isOutrankedBy(user.get())) {
            return Outcome.no(new Refusal.RoleOutranked());
        }
        Optional<PasswordHash> hash = changes.password().map(passwords::hash);
        Instant now = clock.instant();
        return store.write(tx -> {
            Optional<QueryCaller> still = caller.still(tx, now);
            Optional<User> found = find(tx, caller.tenant(), address);
            if (still.isEmpty()) {
                return Outcome.no(new Refusal.CredentialNotValid());
            }
            if (found.isEmpty()) {
                return Outcome.no(new Refusal.UserUnknown());
            }
            return still.get().isOutrankedBy(found.get())
                    ? Outcome.no(new Refusal.RoleOutranked())
                    : change(tx, found.get(), readdressed, hash, changes, now);
        });
    }

    /// Whoever registered the address first, with a password of their own, must not become an administrator by it. The
    /// address comes next: what follows cannot be refused.
    private Outcome<Done> change(
            Tx tx,
            User user,
            Optional<Email> readdressed,
            Optional<PasswordHash> hash,
            UserChanges changes,
            Instant now) {
        if (isRaised(user, changes) && !user.isConfirmed() && hash.isEmpty()) {
            return Outcome.no(new Refusal.EmailNotConfirmed());
        }
        if (readdressed
                .filter(email -> !tx.members().readdress(user.id(), email))
                .isPresent()) {
            return Outcome.no(new Refusal.EmailTaken());
        }
        hash.ifPresent(made -> {
            tx.passwords().set(user.id(), made);
            tx.sessions().endAll(user.id());
            tx.codes().endAll(user.id());
        });
        changes.isAdministrator().ifPresent(is -> tx.directory().setAdministrator(user.id(), is));
        boolean isNamedAnew = readdressed.isPresent() || isRaised(user, changes);
        if (isNamedAnew && !user.isConfirmed() && hash.isPresent()) {
            QueryTokenRows.end(tx, user.id());
            tx.rootTokens().endAll(user.id());
            tx.directory().confirm(user.id(), now); // the administrator vouches for who has the new password
        } else if (readdressed.isPresent() && user.isConfirmed()) {
            tx.directory().confirm(user.id(), now);
        }
        changes.isActive().ifPresent(is -> UserActivity.set(tx, user, is, mint.generation(), now));
        tx.directory().touch(user.id(), now);
        return Outcome.ok(Done.DONE);
    }

    private static boolean isRaised(User user, UserChanges changes) {
        return changes.isAdministrator().orElse(false) && !user.isAdministrator();
    }

    private static Optional<User> find(Tx tx, Tenant tenant, String address) {
        return Email.orName(address).flatMap(email -> tx.users().withEmail(tenant.id(), email));
    }
}
