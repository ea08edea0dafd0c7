package dev.cardea.app;

import dev.cardea.core.OutboxLetter;
import dev.cardea.core.Store;
import dev.cardea.core.Unavailable;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// How many letters there are in each state, counted anew at most every ten seconds, however often somebody asks.
final class LetterCounts {

    private static final Duration FRESH = Duration.ofSeconds(10);

    private record Reading(long nanos, Map<OutboxLetter.State, Long> counts) {

        boolean isFresh(long now) {
            return now - nanos < FRESH.toNanos();
        }
    }

    private final Store store;
    private final AtomicReference<Optional<Reading>> last = new AtomicReference<>(Optional.empty());

    LetterCounts(Store store) {
        this.store = store;
    }

    /// Not a number while the store does not answer.
    double of(OutboxLetter.State state) {
        long now = System.nanoTime();
        try {
            Reading reading = last.get().filter(known -> known.isFresh(now)).orElseGet(() -> read(now));
            return reading.counts().getOrDefault(state, 0L);
        } catch (Unavailable _) {
            return Double.NaN;
        }
    }

    private Reading read(long now) {
        Reading reading = new Reading(now, store.read(tx -> tx.outbox().counts()));
        last.set(Optional.of(reading));
        return reading;
    }
}
