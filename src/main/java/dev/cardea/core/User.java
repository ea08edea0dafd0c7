package dev.cardea.core;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A person of one tenant: one row, whichever door the person came in by.
///
/// @param uuid the name in families that name users by UUID
/// @param externalId the organisation's own id, where one was given
/// @param membership empty until the user first signs in through a family that has accounts
/// @param isActive false once the user is deactivated: then nothing of the user's is valid
/// @param isAdministrator whether Query Server takes the user for one; it means nothing in another family
/// @param isConfirmed whether the user has shown that the address is the user's
/// @param updated when an administrator last changed something about the user
/// @param generation another one when everything that the user holds must die; tokens carry the one they were made in.
///     It is 0 until then, which is what a token from elsewhere is taken to carry
public record User(
        UserId id,
        TenantId tenant,
        UUID uuid,
        PointId pointId,
        Optional<ExternalId> externalId,
        Optional<Email> email,
        Optional<Membership> membership,
        boolean isActive,
        boolean isAdministrator,
        boolean isConfirmed,
        long generation,
        RefreshState refresh,
        Instant created,
        Instant updated) {

    /// Whether this user is the one that a caller means.
    public boolean isNamed(UserName name) {
        return switch (name) {
            case PointId given -> given.equals(pointId);
            case ExternalId given -> externalId.filter(given::equals).isPresent();
        };
    }
}
