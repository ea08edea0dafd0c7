package dev.cardea.core;

import java.time.Instant;
import java.util.Optional;

/// A program through which people sign in (RFC 6749 §2); Aviauth says application.
///
/// @param secret what [Vault#hashClientSecret] made of its secret
/// @param scopes the most that it may give
public record Client(
        ClientNumber number,
        TenantId tenant,
        ClientId id,
        SecretHash secret,
        Scopes scopes,
        Instant created,
        Optional<Instant> revoked) {

    public boolean isLive() {
        return revoked.isEmpty();
    }
}
