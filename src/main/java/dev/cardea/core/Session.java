package dev.cardea.core;

import java.time.Duration;
import java.time.Instant;

/// One sign-in of one user. It ends by itself, or before that by what the design's table "what dies when" says.
public record Session(SessionId id, Instant started, Instant expires) {

    /// The page says 12 hours; use does not extend them (contract staticbackend.md §3.1).
    public static final Duration LIFETIME = Duration.ofHours(12);

    public static Session starting(SessionId id, Instant now) {
        return new Session(id, now, now.plus(LIFETIME));
    }
}
