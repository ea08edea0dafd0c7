package dev.cardea.core;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/// What a tenant may decide for itself. Rules that differ between tenants are data, never an `if` in a flow.
///
/// @param accessTokenLifetime of Point's access tokens, in whole seconds, from 1 minute to 31 days
/// @param emailLikeIds whether an organisation's own user ids may look like e-mail addresses (contract point.md §4.2)
/// @param refuseExisting whether creating a user that exists is refused instead of answered alike (point.md §4.3)
public record Policy(Duration accessTokenLifetime, boolean emailLikeIds, boolean refuseExisting) {

    private static final Duration SHORTEST = Duration.ofMinutes(1);

    /// The longest life of an access token, in any tenant: revocations need to be kept no longer than this.
    public static final Duration LONGEST_ACCESS_TOKEN = Duration.ofDays(31);

    /// What a tenant has that has not said otherwise.
    public static final Policy DEFAULT = new Policy(Duration.ofDays(1), false, false);

    public Policy {
        if (!accessTokenLifetime.truncatedTo(ChronoUnit.SECONDS).equals(accessTokenLifetime)) {
            throw new IllegalArgumentException("access tokens live for whole seconds");
        }
        if (accessTokenLifetime.compareTo(SHORTEST) < 0 || accessTokenLifetime.compareTo(LONGEST_ACCESS_TOKEN) > 0) {
            throw new IllegalArgumentException(
                    "access tokens live from 60 to 2678400 seconds, not " + accessTokenLifetime.toSeconds());
        }
    }

    public Policy withAccessTokenLifetime(Duration lifetime) {
        return new Policy(lifetime, emailLikeIds, refuseExisting);
    }

    public Policy withEmailLikeIds(boolean allowed) {
        return new Policy(accessTokenLifetime, allowed, refuseExisting);
    }

    public Policy withRefuseExisting(boolean refuse) {
        return new Policy(accessTokenLifetime, emailLikeIds, refuse);
    }
}
