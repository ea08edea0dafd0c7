package dev.cardea.flow;

import dev.cardea.core.Store;
import dev.cardea.core.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.ToIntFunction;

/// Forgets what time has made meaningless, in pieces so small that no request waits for it. It stays a day behind: a
/// clock that is set back, or a check that was held up, must still find what was revoked.
public final class Sweep {

    private static final int PIECE = 500;
    private static final Duration BEHIND = Duration.ofDays(1);
    private static final Duration LETTERS_ARE_SHOWN = Duration.ofDays(7);

    private final Store store;
    private final InstantSource clock;

    Sweep(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /// Returns how many rows it forgot or emptied. A letter that nobody came for loses its content a day after it was
    /// of use, and what is finished is shown to operators for a week.
    public int run() {
        Instant now = clock.instant();
        Instant before = now.minus(BEHIND);
        return all(tx -> tx.revocations().sweep(before, PIECE))
                + all(tx -> tx.sessions().sweep(before, PIECE))
                + all(tx -> tx.codes().sweep(before, PIECE))
                + all(tx -> tx.outbox().expire(before, PIECE))
                + all(tx -> tx.outbox().sweep(now.minus(LETTERS_ARE_SHOWN), PIECE));
    }

    private int all(ToIntFunction<Tx> piece) {
        int total = 0;
        int forgotten;
        do {
            forgotten = store.write(piece::applyAsInt);
            total += forgotten;
        } while (forgotten == PIECE);
        return total;
    }
}
