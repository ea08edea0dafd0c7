package dev.cardea.core;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The signing keys that are kept, sealed.
public interface SigningKeys {

    /// Adds a key and gives it the next number.
    ///
    /// @param imported the one kind of token that a key from elsewhere signs; empty for a tenant's own root key
    SealedKey add(TenantId tenant, Optional<TokenKind> imported, SealedKey.State state, Sealed sealed, Instant created);

    List<SealedKey> of(TenantId tenant);

    Optional<TenantId> owner(KeyNumber number);

    /// The highest number ever given, 0 if none was.
    int highest();

    /// The tenants of the environment with imported keys that are not retired.
    List<TenantId> importers(Environment environment);

    void setState(KeyNumber number, SealedKey.State state, Instant when);

    /// How many living refresh tokens are derived from this key.
    long refreshTokens(KeyNumber number);
}
