package dev.cardea.flow;

import dev.cardea.core.Client;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Store;
import dev.cardea.core.Tenant;
import java.util.List;

/// Lists a tenant's clients, oldest first, revoked ones too; their secrets are nowhere to be had.
public final class ListClients {

    private final Store store;

    ListClients(Store store) {
        this.store = store;
    }

    /// Refuses with [Refusal.TenantUnknown].
    public Outcome<List<Client>> run(TenantRef ref) {
        return store.read(tx -> switch (ref.find(tx)) {
            case Outcome.Ok(Tenant tenant) -> Outcome.ok(tx.clients().of(tenant.id()));
            case Outcome.No(Refusal why) -> Outcome.no(why);
        });
    }
}
