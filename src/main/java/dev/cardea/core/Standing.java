package dev.cardea.core;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// What a node knows about a user, and needs to know to judge the user's tokens.
///
/// @param revoked ids of revoked tokens that have not yet expired, at most [#MOST_REVOKED]
/// @param hasMoreRevoked there are more than fit: a token that is not in `revoked` must be asked for
/// @param sessions the user's sessions that have not ended, at most [#MOST_SESSIONS]
/// @param queryToken the one token of Query Server that the user has, dead or alive
/// @param hasMoreSessions there are more than fit: one that is not in `sessions` must be asked for
public record Standing(
        User user,
        Set<TokenId> revoked,
        boolean hasMoreRevoked,
        Set<SessionId> sessions,
        boolean hasMoreSessions,
        Optional<QueryToken> queryToken) {

    public static final int MOST_REVOKED = 64;
    public static final int MOST_SESSIONS = 64;

    /// The same user with one more revoked token; if it does not fit, it is one of those that must be asked for.
    public Standing withRevoked(TokenId token) {
        if (revoked.contains(token)) {
            return this;
        }
        if (revoked.size() >= MOST_REVOKED) {
            return new Standing(user, revoked, true, sessions, hasMoreSessions, queryToken);
        }
        Set<TokenId> more = new HashSet<>(revoked);
        more.add(token);
        return new Standing(user, Set.copyOf(more), hasMoreRevoked, sessions, hasMoreSessions, queryToken);
    }
}
