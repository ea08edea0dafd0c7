package dev.cardea.flow;

import dev.cardea.core.Store;
import dev.cardea.core.Tenant;
import java.util.List;

/// Lists the tenants, oldest first.
public final class ListTenants {

    private final Store store;

    ListTenants(Store store) {
        this.store = store;
    }

    public List<Tenant> run() {
        return store.read(tx -> tx.tenants().all());
    }
}
