package dev.cardea.core;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The API keys that are kept, by the hash of their value.
public interface ApiKeys {

    /// Empty, and nothing changed, if the tenant's environment already has a key of this value.
    Optional<ApiKey> add(Tenant tenant, SecretHash hash, String label, Instant created);

    Optional<ApiKey> byId(ApiKeyId id);

    List<ApiKey> byHash(SecretHash hash);

    /// Oldest first.
    List<ApiKey> of(TenantId tenant);

    /// Says false if it was already revoked or never there.
    boolean revoke(ApiKeyId id, Instant when);
}
