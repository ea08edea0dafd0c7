package dev.cardea.flow;

import dev.cardea.core.ApiKey;
import dev.cardea.core.Environment;
import dev.cardea.core.Standings;
import dev.cardea.core.Tenant;
import dev.cardea.core.Vault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds whose API key it is that somebody presents.
final class ApiKeyHolders {

    private final Standings standings;
    private final Vault vault;

    ApiKeyHolders(Standings standings, Vault vault) {
        this.standings = standings;
        this.vault = vault;
    }

    /// The holders of living keys with this value in these environments, at most one in each.
    List<Caller.ByApiKey> of(String secret, Set<Environment> environments) {
        List<Caller.ByApiKey> holders = new ArrayList<>(1);
        for (ApiKey key : standings.apiKeys(vault.hashApiKey(secret))) {
            Optional<Tenant> tenant = key.isLive() ? standings.tenant(key.tenant()) : Optional.empty();
            if (tenant.isPresent() && environments.contains(tenant.get().environment())) {
                holders.add(new Caller.ByApiKey(key, tenant.get()));
            }
        }
        return holders;
    }
}
