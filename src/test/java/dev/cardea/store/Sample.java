package dev.cardea.store;

import dev.cardea.core.AccountId;
import dev.cardea.core.Email;
import dev.cardea.core.Environment;
import dev.cardea.core.KeyNumber;
import dev.cardea.core.Membership;
import dev.cardea.core.Mint;
import dev.cardea.core.NewUser;
import dev.cardea.core.Policy;
import dev.cardea.core.Role;
import dev.cardea.core.Sealed;
import dev.cardea.core.SealedKey;
import dev.cardea.core.SecretHash;
import dev.cardea.core.Store;
import dev.cardea.core.Tenant;
import dev.cardea.core.TokenId;
import dev.cardea.core.Tx;
import dev.cardea.core.User;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;

/// A tenant with a signing key, and what else a test asks to be made for it.
record Sample(Store store, Tenant tenant, KeyNumber key) {

    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    static final Mint MINT = new Mint(new Random(7));

    static Sample in(Store store) {
        return store.write(tx -> {
            Tenant tenant = tx.tenants()
                    .add("acme", Environment.DEV, MINT.publicKey(), Policy.DEFAULT, NOW)
                    .orElseThrow();
            return new Sample(store, tenant, signingKey(tx, tenant).number());
        });
    }

    /// Another organisation's tenant, without a key.
    static Tenant another(Store store) {
        return store.write(tx -> tx.tenants()
                .add("other", Environment.DEV, MINT.publicKey(), Policy.DEFAULT, NOW)
                .orElseThrow());
    }

    static SealedKey signingKey(Tx tx, Tenant tenant) {
        return tx.signingKeys().add(tenant.id(), Optional.empty(), SealedKey.State.SIGNING, sealed(), NOW);
    }

    static Sealed sealed() {
        return new Sealed(MINT.signingKey());
    }

    static SecretHash hash() {
        return new SecretHash(MINT.signingKey());
    }

    static TokenId token() {
        byte[] bytes = new byte[TokenId.LENGTH];
        System.arraycopy(MINT.signingKey(), 0, bytes, 0, bytes.length);
        return new TokenId(bytes);
    }

    NewUser newUser() {
        return new NewUser(tenant.id(), MINT.uuid(), MINT.pointId(), Optional.empty(), Optional.empty(), 7, NOW);
    }

    User user() {
        return store.write(tx -> tx.users().add(newUser())).orElseThrow();
    }

    /// Somebody with an address, in an account, who was there from that moment on.
    NewUser newPerson(String address, AccountId account, Role role, Instant created) {
        return new NewUser(
                tenant.id(),
                MINT.uuid(),
                MINT.pointId(),
                Optional.empty(),
                Email.parse(address),
                Optional.of(new Membership(account, role)),
                Optional.empty(),
                7,
                created);
    }

    User person(String address, AccountId account, Role role) {
        return store.write(tx -> tx.users().add(newPerson(address, account, role, NOW)))
                .orElseThrow();
    }
}
