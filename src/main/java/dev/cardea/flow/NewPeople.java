package dev.cardea.flow;

import dev.cardea.core.Email;
import dev.cardea.core.Membership;
import dev.cardea.core.Mint;
import dev.cardea.core.NewUser;
import dev.cardea.core.Outcome;
import dev.cardea.core.PasswordHash;
import dev.cardea.core.Passwords;
import dev.cardea.core.Refusal;
import dev.cardea.core.Store;
import dev.cardea.core.Tenant;
import java.time.InstantSource;
import java.util.Optional;

/// Prepares people with an address and a password, up to the moment that they are added.
final class NewPeople {

    private final Store store;
    private final Passwords passwords;
    private final Mint mint;
    private final InstantSource clock;

    NewPeople(Store store, Passwords passwords, Mint mint, InstantSource clock) {
        this.store = store;
        this.passwords = passwords;
        this.mint = mint;
        this.clock = clock;
    }

    /// Somebody in an account; refuses as [#prepare(Tenant, String, String)] does.
    Outcome<NewUser> prepare(Tenant tenant, String address, String password, Membership membership) {
        return switch (prepare(tenant, address, password)) {
            case Outcome.Ok(NewUser user) -> Outcome.ok(user.in(membership));
            case Outcome.No(Refusal why) -> Outcome.no(why);
        };
    }

    /// Somebody in no account. Refuses with [Refusal.EmailMalformed], [Refusal.PasswordTooWeak] and [Refusal.EmailTaken],
    /// in this order. Whether the address is taken is asked before the costly part; what counts is the answer of the
    /// database when the person is added.
    ///
    /// @param address as typed
    Outcome<NewUser> prepare(Tenant tenant, String address, String password) {
        Optional<Email> email = Email.parse(address);
        if (email.isEmpty()) {
            return Outcome.no(new Refusal.EmailMalformed());
        }
        if (!tenant.policy().passwords().accepts(password, email.get())) {
            return Outcome.no(new Refusal.PasswordTooWeak());
        }
        if (store.read(tx -> tx.users().withEmail(tenant.id(), email.get())).isPresent()) {
            return Outcome.no(new Refusal.EmailTaken());
        }
        PasswordHash hash = passwords.hash(password);
        return Outcome.ok(new NewUser(
                tenant.id(),
                mint.uuid(),
                mint.pointId(),
                Optional.empty(),
                email,
                Optional.empty(),
                Optional.of(hash),
                mint.generation(),
                clock.instant()));
    }
}
