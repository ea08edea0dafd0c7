package dev.cardea.flow;

import dev.cardea.core.Store;
import java.time.Instant;
import java.time.InstantSource;

/// Forgets what time has made meaningless, in pieces so small that no request waits for it.
public final class Sweep {

    private static final int PIECE = 500;

    private final Store store;
    private final InstantSource clock;

    Sweep(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /// Returns how many rows it forgot.
    public int run() {
        Instant now = clock.instant();
        int total = 0;
        int forgotten;
        do {
            forgotten = store.write(tx -> tx.revocations().sweep(now, PIECE));
            total += forgotten;
        } while (forgotten == PIECE);
        return total;
    }
}
