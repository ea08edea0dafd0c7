package dev.cardea.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// How many requests may be worked on at once: so many of all callers, and half as many of one network, lest one who
/// sends much, or slowly, keeps everybody else out.
///
/// Further ones wait for a while before they are refused. Waiting costs nothing, and a refusal nearly as much as an
/// answer: who is refused at once comes again at once, and then the server would do little but refuse.
final class ConcurrencyLimit {

    private final int mostOfNetwork;
    private final long patience;
    private final Semaphore room;
    private final Map<String, Share> shares = new ConcurrentHashMap<>();

    /// @param most of all callers together
    /// @param patience how long one waits at most
    ConcurrencyLimit(int most, Duration patience) {
        this.mostOfNetwork = (most + 1) / 2;
        this.patience = patience.toNanos();
        this.room = new Semaphore(most, true);
    }

    /// What one network has, as long as it has anything. Who waits counts among its callers.
    private static final class Share {

        private final Semaphore room;
        private int callers;

        private Share(int most) {
            this.room = new Semaphore(most, true);
        }
    }

    /// Waits until there is room for one more, which is then taken until [#leave]; false if there was none in time.
    ///
    /// @param address of who calls
    boolean enter(String address) {
        long deadline = System.nanoTime() + patience;
        Share share = shares.compute(FailureLimit.whose(address), (_, old) -> {
            Share joined = old == null ? new Share(mostOfNetwork) : old;
            joined.callers++;
            return joined;
        });
        if (taken(share.room, deadline)) {
            if (taken(room, deadline)) {
                return true;
            }
            share.room.release();
        }
        part(address);
        return false;
    }

    /// To be called once for each that was let in.
    void leave(String address) {
        room.release();
        shares.computeIfPresent(FailureLimit.whose(address), (_, share) -> {
            share.room.release();
            return without(share);
        });
    }

    private void part(String address) {
        shares.computeIfPresent(FailureLimit.whose(address), (_, share) -> without(share));
    }

    /// Null, which forgets it, if nobody else is there.
    private static @Nullable Share without(Share share) {
        share.callers--;
        return share.callers == 0 ? null : share;
    }

    private static boolean taken(Semaphore room, long deadline) {
        try {
            return room.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
