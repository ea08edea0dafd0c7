package dev.cardea.core;

import java.util.Optional;

/// A user, and what else there is to ask for about the user. Most have little, and each question has its price.
///
/// @param hasRevoked whether there are revoked tokens
/// @param session the one that was started last
/// @param hasSeveralSessions whether there are others besides
/// @param hasQueryToken whether there is a token of Query Server, dead or alive
public record Holdings(
        User user,
        boolean hasRevoked,
        Optional<SessionId> session,
        boolean hasSeveralSessions,
        boolean hasQueryToken) {}
