package dev.cardea.core;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The clients that are kept. One that was revoked keeps its name for good.
public interface Clients {

    /// Empty, and nothing changed, if there is a client of that name, in whatever tenant.
    Optional<Client> add(TenantId tenant, ClientId id, SecretHash secret, Scopes scopes, Instant created);

    Optional<Client> named(ClientId id);

    /// Oldest first.
    List<Client> of(TenantId tenant);

    /// Says false if it was already revoked or never there.
    boolean revoke(ClientNumber number, Instant when);
}
