package dev.cardea.flow;

import dev.cardea.core.Outcome;
import dev.cardea.core.Policy;
import dev.cardea.core.Refusal;
import dev.cardea.core.Store;
import dev.cardea.core.Tenant;
import java.util.function.UnaryOperator;

/// Changes what a tenant decides for itself; in force before this returns.
public final class ChangePolicy {

    private final Store store;

    ChangePolicy(Store store) {
        this.store = store;
    }

    /// Refuses with [Refusal.TenantUnknown].
    ///
    /// @param change from the policy as it is to the one it shall be
    public Outcome<Tenant> run(TenantRef ref, UnaryOperator<Policy> change) {
        return store.write(tx -> switch (ref.find(tx)) {
            case Outcome.No(Refusal why) -> Outcome.no(why);
            case Outcome.Ok(Tenant tenant) -> {
                Policy policy = change.apply(tenant.policy());
                tx.tenants().set(tenant.id(), policy);
                yield Outcome.ok(tenant.with(policy));
            }
        });
    }
}
