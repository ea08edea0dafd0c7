package dev.cardea.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Time that passes only when told to, from the moment on at which it was made.
final class ManualClock implements InstantSource {

    private volatile Instant now = Instant.now();

    /// To be told by one thread only.
    void advance(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
