package dev.cardea.core;

import java.time.Instant;
import java.util.Optional;

/// The credential of an organisation's backend. Its value was shown once and is kept only as a [SecretHash].
///
/// @param label what an operator called it
public record ApiKey(ApiKeyId id, TenantId tenant, String label, Instant created, Optional<Instant> revoked) {

    public boolean isLive() {
        return revoked.isEmpty();
    }
}
