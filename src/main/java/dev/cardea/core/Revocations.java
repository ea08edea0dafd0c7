package dev.cardea.core;

import java.time.Instant;
import java.util.List;

/// Access tokens that were revoked before their time, kept until they would have expired.
public interface Revocations {

    /// Says false if it was already there.
    boolean add(UserId user, TokenId token, Instant expires);

    boolean isRevoked(UserId user, TokenId token);

    /// Some of the user's revoked tokens, no matter which.
    List<TokenId> of(UserId user, int most);

    /// Forgets what has expired, at most so many; returns how many it forgot.
    int sweep(Instant now, int most);
}
