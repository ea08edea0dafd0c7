package dev.cardea.flow;

import dev.cardea.core.Environment;
import dev.cardea.core.Environments;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds out which backend is calling the server's own endpoints. Their hosts need not name an environment: then
/// the key decides, and where one value is a key of several environments, the default environment does.
public final class IdentifyBackend {

    private final ApiKeyHolders holders;
    private final Environments environments;

    IdentifyBackend(ApiKeyHolders holders, Environments environments) {
        this.holders = holders;
        this.environments = environments;
    }

    /// Refuses with [Refusal.CredentialNotValid] an unknown or revoked key, and one that could be of several tenants.
    ///
    /// @param host as the request names it
    public Outcome<Caller.ByApiKey> run(String host, String apiKey) {
        Optional<Environment> labelled = environments.labelled(host);
        List<Caller.ByApiKey> callers = labelled.isPresent()
                ? holders.of(apiKey, Set.of(labelled.get()))
                : holders.of(apiKey, environments.enabled());
        return (callers.size() == 1 ? Optional.of(callers.getFirst()) : ofDefault(callers))
                .map(Outcome::ok)
                .orElseGet(() -> Outcome.no(new Refusal.CredentialNotValid()));
    }

    private Optional<Caller.ByApiKey> ofDefault(List<Caller.ByApiKey> callers) {
        return callers.stream()
                .filter(caller -> environments.fallback().isPresent()
                        && environments.fallback().get() == caller.tenant().environment())
                .findFirst();
    }
}
