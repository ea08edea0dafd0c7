package dev.cardea.flow;

import dev.cardea.core.Store;
import dev.cardea.core.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;

/// Forgets what time has made meaningless, in pieces so small that no request waits for it. It stays a day behind: a
/// clock that is set back, or a check that was held up, must still find what was revoked.
public final class Sweep {

    private static final int PIECE = 500;
    private static final Duration BEHIND = Duration.ofDays(1);

    private final Store store;
    private final InstantSource clock;

    Sweep(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /// Returns how many rows it forgot.
    public int run() {
        Instant before = clock.instant().minus(BEHIND);
        return forget(tx -> tx.revocations().sweep(before, PIECE))
                + forget(tx -> tx.sessions().sweep(before, PIECE))
                + forget(tx -> tx.codes().sweep(before, PIECE));
    }

    private int forget(Function<Tx, Integer> piece) {
        int total = 0;
        int forgotten;
        do {
            forgotten = store.write(piece);
            total += forgotten;
        } while (forgotten == PIECE);
        return total;
    }
}
