package dev.cardea.flow;

import dev.cardea.core.ApiKey;
import dev.cardea.core.Environment;
import dev.cardea.core.Standings;
import dev.cardea.core.Vault;
import java.util.List;

/// Finds whose API key it is that somebody presents.
final class ApiKeyHolders {

    private final Standings standings;
    private final Vault vault;

    ApiKeyHolders(Standings standings, Vault vault) {
        this.standings = standings;
        this.vault = vault;
    }

    /// The holders of living keys with this value, at most one in each environment.
    List<Caller.ByApiKey> of(String secret) {
        return standings.apiKeys(vault.hashApiKey(secret)).stream()
                .filter(ApiKey::isLive)
                .flatMap(key -> standings.tenant(key.tenant()).stream().map(tenant -> new Caller.ByApiKey(key, tenant)))
                .toList();
    }

    List<Caller.ByApiKey> of(String secret, Environment environment) {
        return of(secret).stream()
                .filter(caller -> caller.tenant().environment() == environment)
                .toList();
    }
}
