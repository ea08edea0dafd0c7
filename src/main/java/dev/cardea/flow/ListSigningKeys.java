package dev.cardea.flow;

import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.SealedKey;
import dev.cardea.core.Store;
import dev.cardea.core.Tenant;
import java.util.List;

/// Lists a tenant's signing keys with their states, oldest first.
public final class ListSigningKeys {

    private final Store store;

    ListSigningKeys(Store store) {
        this.store = store;
    }

    /// Refuses with [Refusal.TenantUnknown].
    public Outcome<List<SealedKey>> run(TenantRef ref) {
        return store.read(tx -> switch (ref.find(tx)) {
            case Outcome.Ok(Tenant tenant) -> Outcome.ok(tx.signingKeys().of(tenant.id()));
            case Outcome.No(Refusal why) -> Outcome.no(why);
        });
    }
}
