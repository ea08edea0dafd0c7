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
        return prepare(tenant, address, password, Optional.of(membership));
    }

    /// Somebody in no account. Refuses with [Refusal.EmailMalformed], [Refusal.PasswordTooWeak] and [Refusal.EmailTaken],
    /// in this order. Whether the address is taken is asked before the costly part; what counts is the answer of the
    /// database when the person is added.
    ///
    /// @param address as typed
    Outcome<NewUser> prepare(Tenant tenant, String address, String password) {
        return prepare(tenant, address, password, Optional.empty());
    }

    private Outcome<NewUser> prepare(
            Tenant tenant, String address, String password, Optional<Membership> membership) {
        return Email.parse(address)
                .map(email -> prepare(tenant, email, password, membership, false))
                .orElseGet(() -> Outcome.no(new Refusal.EmailMalformed()));
    }

    /// The same for an administrator of Query Server or for somebody whom one adds: a plain name will do in the place of
    /// an address, and they are in no account yet.
    Outcome<NewUser> prepareForQueryServer(Tenant tenant, String address, String password, boolean isAdministrator) {
        return Email.orName(address)
                .map(email -> prepare(tenant, email, password, Optional.empty(), isAdministrator))
                .orElseGet(() -> Outcome.no(new Refusal.EmailMalformed()));
    }

    /// @param hash made before, so that nothing is computed
    NewUser administrator(Tenant tenant, Email email, PasswordHash hash) {
        return person(tenant, email, hash, Optional.empty(), true);
    }

    private Outcome<NewUser> prepare(
            Tenant tenant, Email email, String password, Optional<Membership> membership, boolean isAdministrator) {
        if (!tenant.policy().passwords().accepts(password, email)) {
            return Outcome.no(new Refusal.PasswordTooWeak());
        }
        if (store.read(tx -> tx.users().withEmail(tenant.id(), email)).isPresent()) {
            return Outcome.no(new Refusal.EmailTaken());
        }
        return Outcome.ok(person(tenant, email, passwords.hash(password), membership, isAdministrator));
    }

    private NewUser person(
            Tenant tenant, Email email, PasswordHash hash, Optional<Membership> membership, boolean isAdministrator) {
        return new NewUser(
                tenant.id(),
                mint.uuid(),
                mint.pointId(),
                Optional.empty(),
                Optional.of(email),
                membership,
                Optional.of(hash),
                isAdministrator,
                mint.generation(),
                clock.instant());
    }
}
