package dev.cardea.flow;

import dev.cardea.core.Environment;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Tenant;
import dev.cardea.core.Tx;
import java.util.Optional;

/// How an operator names a tenant.
public record TenantRef(String organisation, Environment environment) {

    /// Refuses with [Refusal.TenantUnknown].
    Outcome<Tenant> find(Tx tx) {
        return Optional.of(organisation)
                .filter(Tenant::isName)
                .flatMap(name -> tx.tenants().named(name, environment))
                .map(Outcome::ok)
                .orElseGet(() -> Outcome.no(new Refusal.TenantUnknown()));
    }
}
