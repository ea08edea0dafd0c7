package dev.cardea.flow;

import dev.cardea.core.Email;
import dev.cardea.core.Members;
import dev.cardea.core.Membership;
import dev.cardea.core.Mint;
import dev.cardea.core.NewUser;
import dev.cardea.core.Outcome;
import dev.cardea.core.PasswordHash;
import dev.cardea.core.Passwords;
import dev.cardea.core.Refusal;
import dev.cardea.core.Role;
import dev.cardea.core.Store;
import dev.cardea.core.Tx;
import dev.cardea.core.User;
import java.time.InstantSource;
import java.util.Optional;

/// Adds a person to the caller's account, with the least role. Any member may (contract staticbackend.md §5.5).
public final class AddMember {

    private final Store store;
    private final Passwords passwords;
    private final Mint mint;
    private final InstantSource clock;

    AddMember(Store store, Passwords passwords, Mint mint, InstantSource clock) {
        this.store = store;
        this.passwords = passwords;
        this.mint = mint;
        this.clock = clock;
    }

    /// Refuses with [Refusal.EmailMalformed], [Refusal.PasswordTooWeak], [Refusal.EmailTaken] and
    /// [Refusal.AccountFull]; with [Refusal.CredentialNotValid] a caller whose session has ended meanwhile.
    public Outcome<User> run(Member caller, String address, String password) {
        Optional<Email> email = Email.parse(address);
        if (email.isEmpty()) {
            return Outcome.no(new Refusal.EmailMalformed());
        }
        if (!caller.tenant().policy().passwords().accepts(password, email.get())) {
            return Outcome.no(new Refusal.PasswordTooWeak());
        }
        // Asked before the costly part; what counts is the answer of the database, below.
        if (store.read(tx -> tx.users().withEmail(caller.tenant().id(), email.get()))
                .isPresent()) {
            return Outcome.no(new Refusal.EmailTaken());
        }
        PasswordHash hash = passwords.hash(password);
        NewUser user = new NewUser(
                caller.tenant().id(),
                mint.uuid(),
                mint.pointId(),
                Optional.empty(),
                email,
                Optional.of(new Membership(caller.account(), Role.MEMBER)),
                Optional.of(hash),
                mint.generation(),
                clock.instant());
        return store.write(tx -> add(tx, caller, user));
    }

    /// The caller may have lost the session or moved meanwhile: an account of no users must not come back with
    /// one.
    private static Outcome<User> add(Tx tx, Member caller, NewUser user) {
        boolean isMember = caller.still(tx)
                .filter(still -> still.account().equals(caller.account()))
                .isPresent();
        if (!isMember) {
            return Outcome.no(new Refusal.CredentialNotValid());
        }
        if (tx.members().count(caller.tenant().id(), caller.account()) >= Members.MOST) {
            return Outcome.no(new Refusal.AccountFull());
        }
        return tx.users().add(user).map(Outcome::ok).orElseGet(() -> Outcome.no(new Refusal.EmailTaken()));
    }
}
