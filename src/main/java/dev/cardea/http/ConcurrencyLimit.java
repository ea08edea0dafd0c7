package dev.cardea.http;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

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

    /// What one network has, as long as it has anything. Who waits counts among its callers. One that was left by all is
    /// done with: who comes then has a new one.
    private static final class Share {

        private final Semaphore room;
        private final AtomicInteger callers = new AtomicInteger(1);

        private Share(int most) {
            this.room = new Semaphore(most, true);
        }

        private boolean join() {
            return callers.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
        }
    }

    /// Waits until there is room for one more, which is then taken until [#leave]; false if there was none in time.
    ///
    /// @param address of who calls
    boolean enter(String address) {
        long deadline = System.nanoTime() + patience;
        String network = FailureLimit.whose(address);
        Share share = joined(network);
        if (taken(share.room, deadline)) {
            if (taken(room, deadline)) {
                return true;
            }
            share.room.release();
        }
        part(network, share);
        return false;
    }

    /// To be called once for each that was let in.
    void leave(String address) {
        String network = FailureLimit.whose(address);
        Share share = Objects.requireNonNull(shares.get(network), "let in, and still there");
        room.release();
        share.room.release();
        part(network, share);
    }

    private Share joined(String network) {
        Share known = shares.get(network);
        if (known != null && known.join()) {
            return known;
        }
        return shares.compute(network, (_, old) -> old != null && old.join() ? old : new Share(mostOfNetwork));
    }

    private void part(String network, Share share) {
        if (share.callers.decrementAndGet() == 0) {
            shares.remove(network, share);
        }
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
