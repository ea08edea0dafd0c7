package dev.cardea.core;

import java.time.Instant;
import java.util.Optional;

/// The root tokens of tenants: the secrets of their administrators, kept as keyed hashes.
public interface RootTokens {

    void add(UserId administrator, SecretHash hash, Instant created);

    /// Whose root token this is.
    Optional<UserId> holder(SecretHash hash);

    /// Who holds the newest root token of the tenant.
    Optional<UserId> newestHolder(TenantId tenant);

    /// Ends the root tokens of one user.
    void endAll(UserId administrator);

    /// Ends all root tokens of the tenant; returns how many there were.
    int endAll(TenantId tenant);
}
