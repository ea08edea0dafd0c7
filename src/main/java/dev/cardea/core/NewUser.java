package dev.cardea.core;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A user who has no number yet.
///
/// @param isAdministrator whether Query Server shall take the user for one
/// @param refreshGeneration of the first refresh token, which is derived from the root key that signs for the tenant
public record NewUser(
        TenantId tenant,
        UUID uuid,
        PointId pointId,
        Optional<ExternalId> externalId,
        Optional<Email> email,
        Optional<Membership> membership,
        Optional<PasswordHash> password,
        boolean isAdministrator,
        long refreshGeneration,
        Instant created) {

    /// One who is no administrator of Query Server.
    public NewUser(
            TenantId tenant,
            UUID uuid,
            PointId pointId,
            Optional<ExternalId> externalId,
            Optional<Email> email,
            Optional<Membership> membership,
            Optional<PasswordHash> password,
            long refreshGeneration,
            Instant created) {
        this(tenant, uuid, pointId, externalId, email, membership, password, false, refreshGeneration, created);
    }

    /// One who is in no account and has no password.
    public NewUser(
            TenantId tenant,
            UUID uuid,
            PointId pointId,
            Optional<ExternalId> externalId,
            Optional<Email> email,
            long refreshGeneration,
            Instant created) {
        this(tenant, uuid, pointId, externalId, email, Optional.empty(), Optional.empty(), refreshGeneration, created);
    }
}
