package dev.cardea.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Time that passes only when told to. It begins where the contracts' fixtures do: 2023-11-14T22:13:20Z.
public final class ManualClock implements InstantSource {

    private volatile Instant now = Instant.ofEpochSecond(1_700_000_000);

    public void advance(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
