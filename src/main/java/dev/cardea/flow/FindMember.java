package dev.cardea.flow;

import dev.cardea.core.AccountId;
import dev.cardea.core.Email;
import dev.cardea.core.Membership;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Store;
import dev.cardea.core.User;
import java.util.Optional;
import java.util.UUID;

/// Shows the tenant's own backend one of its users.
public final class FindMember {

    private final Store store;

    FindMember(Store store) {
        this.store = store;
    }

    /// Refuses with [Refusal.UserUnknown] whoever is not in that account.
    public Outcome<User> run(Root caller, AccountId account, UUID who) {
        return known(store.read(tx -> tx.members()
                .withUuid(caller.tenant().id(), who)
                .filter(user -> user.membership().map(Membership::account).equals(Optional.of(account)))));
    }

    /// Refuses with [Refusal.UserUnknown].
    public Outcome<User> run(Root caller, String address) {
        return known(Email.parse(address)
                .flatMap(email ->
                        store.read(tx -> tx.users().withEmail(caller.tenant().id(), email))));
    }

    private static Outcome<User> known(Optional<User> user) {
        return user.map(Outcome::ok).orElseGet(() -> Outcome.no(new Refusal.UserUnknown()));
    }
}
