package dev.cardea.cluster;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Two clocks that a test moves, together or apart.
final class HandClocks {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000_000); // it overflows soon, as it may
    private final AtomicLong wallMillis = new AtomicLong(1_700_000_000_000L);

    Clocks clocks() {
        return new Clocks(nanos::get, wallMillis::get);
    }

    long now() {
        return nanos.get();
    }

    void pass(long millis) {
        nanos.addAndGet(Duration.ofMillis(millis).toNanos());
        wallMillis.addAndGet(millis);
    }

    /// The machine is suspended, or somebody sets its clock.
    void jump(long millis) {
        wallMillis.addAndGet(millis);
    }
}
