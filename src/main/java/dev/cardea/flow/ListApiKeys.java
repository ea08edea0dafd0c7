package dev.cardea.flow;

import dev.cardea.core.ApiKey;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Store;
import dev.cardea.core.Tenant;
import java.util.List;

/// Lists a tenant's API keys, oldest first, revoked ones too; their values are nowhere to be had.
public final class ListApiKeys {

    private final Store store;

    ListApiKeys(Store store) {
        this.store = store;
    }

    /// Refuses with [Refusal.TenantUnknown].
    public Outcome<List<ApiKey>> run(TenantRef ref) {
        return store.read(tx -> switch (ref.find(tx)) {
            case Outcome.Ok(Tenant tenant) -> Outcome.ok(tx.apiKeys().of(tenant.id()));
            case Outcome.No(Refusal why) -> Outcome.no(why);
        });
    }
}
