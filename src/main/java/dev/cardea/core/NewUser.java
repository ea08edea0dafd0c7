package dev.cardea.core;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A user who has no number yet.
///
/// @param refreshKey the key from which the first refresh token is derived
public record NewUser(
        TenantId tenant,
        UUID uuid,
        PointId pointId,
        Optional<ExternalId> externalId,
        Optional<Email> email,
        KeyNumber refreshKey,
        Instant created) {}
