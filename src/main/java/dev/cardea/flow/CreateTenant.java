package dev.cardea.flow;

import dev.cardea.core.Mint;
import dev.cardea.core.Outcome;
import dev.cardea.core.Policy;
import dev.cardea.core.PublicKey;
import dev.cardea.core.Refusal;
import dev.cardea.core.Store;
import dev.cardea.core.Tenant;
import dev.cardea.core.Tx;
import dev.cardea.core.Vault;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Opens a tenant: an organisation in one environment, with a signing key of its own.
public final class CreateTenant {

    private final Store store;
    private final Vault vault;
    private final Mint mint;
    private final InstantSource clock;

    CreateTenant(Store store, Vault vault, Mint mint, InstantSource clock) {
        this.store = store;
        this.vault = vault;
        this.mint = mint;
        this.clock = clock;
    }

    /// Refuses with [Refusal.TenantNameMalformed] what [Tenant#isName] does not take, and with [Refusal.TenantExists].
    public Outcome<Tenant> run(TenantRef ref, Policy policy) {
        return run(ref, policy, mint.publicKey());
    }

    /// The same, with a public key that clients in the field know already.
    public Outcome<Tenant> run(TenantRef ref, Policy policy, PublicKey publicKey) {
        if (!Tenant.isName(ref.organisation())) {
            return Outcome.no(new Refusal.TenantNameMalformed());
        }
        Instant now = clock.instant();
        byte[] key = mint.signingKey();
        return store.write(tx -> add(tx, ref, policy, publicKey, key, now));
    }

    private Outcome<Tenant> add(Tx tx, TenantRef ref, Policy policy, PublicKey publicKey, byte[] key, Instant now) {
        Optional<Tenant> added = tx.tenants().add(ref.organisation(), ref.environment(), publicKey, policy, now);
        added.ifPresent(tenant -> SigningKeyRows.addRoot(tx, vault, tenant.id(), key, now));
        return added.map(Outcome::ok).orElseGet(() -> Outcome.no(new Refusal.TenantExists()));
    }
}
