package dev.cardea.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A sign-in through a client: the row beside its [Session] from which its refresh token is derived. With the session
/// goes all that was made from it.
///
/// A refresh token is good once. Whoever repeats the request gets the same successor, until that is used or a short time
/// is over; any other repetition means that two have the token (decision 12).
///
/// @param current the id of the refresh token that is good now
/// @param previous the id of the one before it, if there was one
/// @param rotated when the current one was made
public record Grant(
        SessionId session,
        TenantId tenant,
        ClientId client,
        Scopes scopes,
        TokenId current,
        Optional<TokenId> previous,
        Instant rotated,
        Instant started) {

    /// Of an access token (contract aviauth.md §5).
    public static final Duration ACCESS_LIFETIME = Duration.ofMinutes(30);

    private static final Duration REFRESH_LIFETIME = Duration.ofHours(10);
    private static final Duration LONGEST = Duration.ofDays(30);

    /// When the refresh token that is good now stops being so, and with it the sign-in.
    public Instant expires() {
        Instant unused = rotated.plus(REFRESH_LIFETIME);
        Instant last = started.plus(LONGEST);
        return unused.isBefore(last) ? unused : last;
    }

    /// What somebody who presents that refresh token should get.
    ///
    /// @param repeatable how long after a rotation the token before may be presented again
    public Use use(TokenId presented, Instant now, Duration repeatable) {
        if (presented.equals(current)) {
            return now.isBefore(expires()) ? Use.ROTATE : Use.EXPIRED;
        }
        boolean isRepeated = previous.filter(presented::equals).isPresent()
                && !now.isAfter(rotated.plus(repeatable))
                && now.isBefore(expires());
        return isRepeated ? Use.REPEAT : Use.REUSE;
    }

    /// The same after the current refresh token was used.
    public Grant rotated(TokenId next, Instant now) {
        return new Grant(session, tenant, client, scopes, next, Optional.of(current), now, started);
    }

    /// What a presented refresh token is good for.
    public enum Use {
        /// It is the current one: its successor is to be made.
        ROTATE,

        /// It was the current one a moment ago, and nobody has used its successor: the same successor again.
        REPEAT,

        /// It was used before: somebody else may have it, so the sign-in ends.
        REUSE,

        /// Nobody has used it in time.
        EXPIRED
    }
}
