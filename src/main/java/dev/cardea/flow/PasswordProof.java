package dev.cardea.flow;

import dev.cardea.core.Email;
import dev.cardea.core.PasswordHash;
import dev.cardea.core.Passwords;
import dev.cardea.core.Store;
import dev.cardea.core.Tenant;
import dev.cardea.core.Tx;
import dev.cardea.core.User;
import java.util.Optional;
import java.util.function.BiFunction;

/// Finds out whether somebody knows the password of an address. Whatever the answer, it costs one computation.
final class PasswordProof {

    private final Store store;
    private final Passwords passwords;

    PasswordProof(Store store, Passwords passwords) {
        this.store = store;
        this.passwords = passwords;
    }

    /// The user, if there is one of this address who is active, has a password, and it is this.
    Optional<Proven> of(Tenant tenant, String address, String password) {
        return ofAnybody(tenant, address, password).filter(found -> found.user.isActive());
    }

    /// The same, and those who are deactivated.
    Optional<Proven> ofAnybody(Tenant tenant, String address, String password) {
        Optional<Proven> claimed = Email.orName(address).flatMap(email -> store.read(tx -> claimed(tx, tenant, email)));
        if (claimed.isEmpty()) {
            passwords.pretend(password);
            return Optional.empty();
        }
        return claimed.filter(found -> passwords.matches(password, found.hash));
    }

    /// The hash to keep from now on, where the one that was proven is outdated: it costs a further computation. Not to be
    /// called in a transaction.
    Optional<PasswordHash> renewed(Proven proven, String password) {
        return passwords.isOutdated(proven.hash) ? Optional.of(passwords.hash(password)) : Optional.empty();
    }

    private static Optional<Proven> claimed(Tx tx, Tenant tenant, Email email) {
        return tx.users()
                .withEmail(tenant.id(), email)
                .flatMap(user -> tx.passwords().of(user.id()).map(hash -> new Proven(user, hash)));
    }

    /// Does something for a user who has just shown the password, in one transaction, unless what the proof rests on has
    /// changed meanwhile. A hash that was made elsewhere is replaced by one of ours on the way.
    <T> Optional<T> enter(Proven proven, String password, BiFunction<Tx, User, T> entry) {
        Optional<PasswordHash> renewed = renewed(proven, password);
        return store.write(tx -> proven.still(tx, renewed).map(user -> entry.apply(tx, user)));
    }

    /// Somebody who knew the password when it was looked at.
    record Proven(User user, PasswordHash hash) {

        /// The user as of now, if nothing was changed meanwhile that the proof rests on: a password that is reset while
        /// it is being checked opens nothing any more.
        Optional<User> still(Tx tx) {
            return tx.users()
                    .byId(user.id())
                    .filter(User::isActive)
                    .filter(_ ->
                            tx.passwords().of(user.id()).filter(hash::equals).isPresent());
        }

        /// The same, and the outdated hash is replaced by what [PasswordProof#renewed] has made.
        Optional<User> still(Tx tx, Optional<PasswordHash> renewed) {
            Optional<User> now = still(tx);
            now.ifPresent(found -> renewed.ifPresent(made -> tx.passwords().set(found.id(), made)));
            return now;
        }
    }
}
