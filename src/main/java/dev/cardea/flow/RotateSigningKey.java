package dev.cardea.flow;

import dev.cardea.core.Mint;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.SealedKey;
import dev.cardea.core.Store;
import dev.cardea.core.Tenant;
import dev.cardea.core.Tx;
import dev.cardea.core.Vault;
import java.time.Instant;
import java.time.InstantSource;

/// Gives a tenant a new signing key. Every key that signed until now stops signing at once and goes on checking, so no
/// token dies.
public final class RotateSigningKey {

    private final Store store;
    private final Vault vault;
    private final Mint mint;
    private final InstantSource clock;

    RotateSigningKey(Store store, Vault vault, Mint mint, InstantSource clock) {
        this.store = store;
        this.vault = vault;
        this.mint = mint;
        this.clock = clock;
    }

    /// Refuses with [Refusal.TenantUnknown].
    public Outcome<SealedKey> run(TenantRef ref) {
        Instant now = clock.instant();
        byte[] key = mint.signingKey();
        return store.write(tx -> switch (ref.find(tx)) {
            case Outcome.Ok(Tenant tenant) -> Outcome.ok(rotate(tx, tenant, key, now));
            case Outcome.No(Refusal why) -> Outcome.no(why);
        });
    }

    private SealedKey rotate(Tx tx, Tenant tenant, byte[] key, Instant now) {
        for (SealedKey old : tx.signingKeys().of(tenant.id())) {
            if (old.state() == SealedKey.State.SIGNING) {
                tx.signingKeys().setState(old.number(), SealedKey.State.CHECKING, now);
            }
        }
        return SigningKeyRows.addRoot(tx, vault, tenant.id(), key, now);
    }
}
