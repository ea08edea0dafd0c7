package dev.cardea.chaos;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Time that passes because a fault lasts that long, or until something is so.
final class Pause {

    private static final Duration POLL = Duration.ofMillis(10);

    private Pause() {}

    static void of(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /// @throws AssertionError if it is not so in time, saying what was waited for
    static void until(BooleanSupplier condition, Duration patience, String what) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain for " + what);
            }
            of(POLL);
        }
    }
}
