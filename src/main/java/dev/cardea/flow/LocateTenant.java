package dev.cardea.flow;

import dev.cardea.core.Door;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Store;
import dev.cardea.core.Tenant;

/// Finds the tenant that an operator has named for requests which carry none (decision 3).
public final class LocateTenant {

    private final Store store;

    LocateTenant(Store store) {
        this.store = store;
    }

    /// Refuses with [Refusal.TenantUnknown] one that is not there or does not open this door.
    public Outcome<Tenant> run(Door door, TenantRef ref) {
        return store.read(ref::find) instanceof Outcome.Ok<Tenant>(Tenant tenant)
                        && tenant.policy().opens(door)
                ? Outcome.ok(tenant)
                : Outcome.no(new Refusal.TenantUnknown());
    }
}
