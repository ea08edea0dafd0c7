package dev.cardea.core;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What a tenant may decide for itself. Rules that differ between tenants are data, never an `if` in a flow.
///
/// @param doors the families through which its users may come in
/// @param accessTokenLifetime of Point's access tokens, in whole seconds, from 1 minute to 31 days
/// @param emailLikeIds whether an organisation's own user ids may look like e-mail addresses (contract point.md §4.2)
/// @param refuseExisting whether creating a user that exists is refused instead of answered alike (point.md §4.3)
/// @param passwords which passwords its users may choose (decision 5)
/// @param switches what of Query Server is switched on
/// @param linkPrefixes where the links of letters may lead; with none, no such letter is sent (decision 18)
public record Policy(
        Set<Door> doors,
        Duration accessTokenLifetime,
        boolean emailLikeIds,
        boolean refuseExisting,
        PasswordRule passwords,
        List<LinkPrefix> linkPrefixes,
        Switches switches) {

    private static final Duration SHORTEST = Duration.ofMinutes(1);

    /// The longest life of an access token, in any tenant: revocations need to be kept no longer than this.
    public static final Duration LONGEST_ACCESS_TOKEN = Duration.ofDays(31);

    public static final int MOST_LINK_PREFIXES = 20;

    /// What a tenant has that has not said otherwise.
    public static final Policy DEFAULT = new Policy(
            EnumSet.of(Door.POINT),
            Duration.ofDays(1),
            false,
            false,
            new PasswordRule(8, true),
            List.of(),
            Switches.ON);

    public Policy {
        doors = Set.copyOf(doors);
        linkPrefixes = List.copyOf(linkPrefixes);
        if (!accessTokenLifetime.truncatedTo(ChronoUnit.SECONDS).equals(accessTokenLifetime)) {
            throw new IllegalArgumentException("access tokens live for whole seconds");
        }
        if (accessTokenLifetime.compareTo(SHORTEST) < 0 || accessTokenLifetime.compareTo(LONGEST_ACCESS_TOKEN) > 0) {
            throw new IllegalArgumentException(
                    "access tokens live from 60 to 2678400 seconds, not " + accessTokenLifetime.toSeconds());
        }
        if (linkPrefixes.size() > MOST_LINK_PREFIXES) {
            throw new IllegalArgumentException("at most " + MOST_LINK_PREFIXES + " link prefixes");
        }
    }

    public boolean opens(Door door) {
        return doors.contains(door);
    }

    public Policy withDoors(Set<Door> others) {
        return new Policy(others, accessTokenLifetime, emailLikeIds, refuseExisting, passwords, linkPrefixes, switches);
    }

    public Policy withAccessTokenLifetime(Duration lifetime) {
        return new Policy(doors, lifetime, emailLikeIds, refuseExisting, passwords, linkPrefixes, switches);
    }

    public Policy withEmailLikeIds(boolean allowed) {
        return new Policy(doors, accessTokenLifetime, allowed, refuseExisting, passwords, linkPrefixes, switches);
    }

    public Policy withRefuseExisting(boolean refuse) {
        return new Policy(doors, accessTokenLifetime, emailLikeIds, refuse, passwords, linkPrefixes, switches);
    }

    public Policy withPasswords(PasswordRule rule) {
        return new Policy(doors, accessTokenLifetime, emailLikeIds, refuseExisting, rule, linkPrefixes, switches);
    }

    public Policy withLinkPrefixes(List<LinkPrefix> prefixes) {
        return new Policy(doors, accessTokenLifetime, emailLikeIds, refuseExisting, passwords, prefixes, switches);
    }

    public Policy withSwitches(Switches others) {
        return new Policy(doors, accessTokenLifetime, emailLikeIds, refuseExisting, passwords, linkPrefixes, others);
    }
}
