package dev.cardea.cluster;

import dev.cardea.core.Lease;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// When this node may use what it remembers. Held from the *sending* of the last renewal that succeeded (R7); after a
/// lapse, regained by a renewal and then a poll of the feed that began after its answer (R8, R9).
final class NodeLease implements Lease {

    private enum Phase {
        /// Nothing counts: all memory goes before the next renewal is sent.
        LAPSED,
        /// Renewed, but the feed was not read since.
        RENEWED,
        HELD,
        ENDED
    }

    /// @param term of the lease in which it was sent; one of an earlier term counts for nothing
    record Renewal(long term, long sent, long apart) {}

    private record Held(boolean is, long until, long apart) {

        static final Held NOT = new Held(false, 0, 0);
    }

    private final Clocks clocks;
    private final Runnable forgetAll;

    private final CountDownLatch first = new CountDownLatch(1);
    private volatile Held held = Held.NOT;
    private Phase phase = Phase.LAPSED;
    private long term;
    private long renewed;
    private Renewal last = new Renewal(-1, 0, 0);

    /// @param forgetAll drops all memory
    NodeLease(Clocks clocks, Runnable forgetAll) {
        this.clocks = clocks;
        this.forgetAll = forgetAll;
    }

    @Override
    public boolean isHeld() {
        Held now = held;
        return now.is && now.until - clocks.now() > 0 && Math.abs(clocks.apart() - now.apart) <= Pace.JUMP.toNanos();
    }

    /// Waits until it was held for the first time, but not for longer.
    void awaitFirst(Duration most) {
        try {
            first.await(most.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// To be called before a renewal is sent.
    synchronized Renewal begin() {
        if (phase == Phase.HELD && !isHeld()) {
            giveUp();
        }
        if (phase == Phase.LAPSED) {
            forgetAll.run();
        }
        return new Renewal(term, clocks.now(), clocks.apart());
    }

    /// The renewal is committed.
    synchronized void succeeded(Renewal renewal) {
        if (renewal.term != term || phase == Phase.ENDED) {
            return;
        }
        if (phase == Phase.HELD && !isHeld()) {
            giveUp();
            return;
        }
        last = renewal;
        if (phase == Phase.HELD) {
            hold();
        } else {
            phase = Phase.RENEWED;
            renewed = clocks.now();
        }
    }

    /// All that the feed had is applied.
    ///
    /// @param began when this reading of the feed began, in nanoseconds of the monotonic clock
    synchronized void polled(long began) {
        if (phase == Phase.RENEWED && began - renewed > 0) {
            phase = Phase.HELD;
            hold();
        }
    }

    /// What is remembered cannot be trusted any more.
    synchronized void giveUp() {
        if (phase != Phase.ENDED) {
            held = Held.NOT;
            phase = Phase.LAPSED;
            term++;
        }
    }

    /// For good.
    synchronized void end() {
        held = Held.NOT;
        phase = Phase.ENDED;
    }

    private void hold() {
        held = new Held(true, last.sent + Pace.LEASE.toNanos(), last.apart);
        first.countDown();
    }
}
