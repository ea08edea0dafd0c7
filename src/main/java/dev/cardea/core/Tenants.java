package dev.cardea.core;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The tenants that are kept.
public interface Tenants {

    /// Empty, and nothing changed, if the organisation already has a tenant in that environment, or another tenant has
    /// that public key.
    Optional<Tenant> add(
            String organisation, Environment environment, PublicKey publicKey, Policy policy, Instant created);

    Optional<Tenant> byId(TenantId id);

    Optional<Tenant> named(String organisation, Environment environment);

    Optional<Tenant> withPublicKey(PublicKey key);

    List<Tenant> all();

    void set(TenantId id, Policy policy);
}
