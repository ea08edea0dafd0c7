package dev.cardea.flow;

import dev.cardea.core.Door;
import dev.cardea.core.Outcome;
import dev.cardea.core.PublicKey;
import dev.cardea.core.Refusal;
import dev.cardea.core.Standings;
import dev.cardea.core.Tenant;

/// Finds the tenant that a public key names.
public final class IdentifyTenant {

    private final Standings standings;

    IdentifyTenant(Standings standings) {
        this.standings = standings;
    }

    /// Refuses with [Refusal.TenantUnknown] an unknown key, and that of a tenant which does not open this door.
    public Outcome<Tenant> run(Door door, String publicKey) {
        return PublicKey.parse(publicKey)
                .flatMap(standings::owner)
                .flatMap(standings::tenant)
                .filter(tenant -> tenant.policy().opens(door))
                .map(Outcome::ok)
                .orElseGet(() -> Outcome.no(new Refusal.TenantUnknown()));
    }
}
