package dev.cardea.flow;

import dev.cardea.core.Done;
import dev.cardea.core.Email;
import dev.cardea.core.Outcome;
import dev.cardea.core.PasswordHash;
import dev.cardea.core.Passwords;
import dev.cardea.core.Refusal;
import dev.cardea.core.Store;
import dev.cardea.flow.PasswordProof.Proven;
import java.util.Optional;

/// Gives a user who knows the old password a new one. Every other session of the user ends (design §3), and every code.
public final class ChangePassword {

    private final Store store;
    private final PasswordProof proof;
    private final Passwords passwords;

    ChangePassword(Store store, PasswordProof proof, Passwords passwords) {
        this.store = store;
        this.proof = proof;
        this.passwords = passwords;
    }

    /// Refuses with [Refusal.WrongCredentials] a wrong old password and any address but the caller's own, and with
    /// [Refusal.PasswordTooWeak].
    public Outcome<Done> run(Member caller, String address, String oldPassword, String newPassword) {
        Optional<Email> own = caller.user().email();
        boolean isOwn =
                own.isPresent() && Email.parse(address).map(Email::compared).equals(own.map(Email::compared));
        if (!isOwn) {
            return Outcome.no(new Refusal.WrongCredentials());
        }
        if (!caller.tenant().policy().passwords().accepts(newPassword, own.get())) {
            return Outcome.no(new Refusal.PasswordTooWeak());
        }
        Optional<Proven> proven = proof.of(caller.tenant(), address, oldPassword);
        if (proven.isEmpty()) {
            return Outcome.no(new Refusal.WrongCredentials());
        }
        PasswordHash hash = passwords.hash(newPassword);
        boolean changed = store.write(tx -> {
            boolean still = proven.get().still(tx).isPresent();
            if (still) {
                tx.passwords().set(caller.user().id(), hash);
                tx.sessions().endOthers(caller.session());
                tx.codes().endAll(caller.user().id());
            }
            return still;
        });
        return changed ? Outcome.ok(Done.DONE) : Outcome.no(new Refusal.WrongCredentials());
    }
}
