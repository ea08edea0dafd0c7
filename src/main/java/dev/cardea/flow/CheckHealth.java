package dev.cardea.flow;

import dev.cardea.core.NodeView;
import dev.cardea.core.Store;
import dev.cardea.core.Unavailable;
import java.time.Duration;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// Asks the store a question that it can answer in microseconds, and no more than ten times a second: anybody may ask this
/// as often as they like.
public final class CheckHealth {

    private static final long FRESH = Duration.ofMillis(100).toNanos();

    /// What the store said, and when.
    private record Said(boolean answers, long nanos) {

        boolean isFresh() {
            return System.nanoTime() - nanos < FRESH;
        }
    }

    private final Store store;
    private final NodeView nodes;
    private final Lock turn = new ReentrantLock();
    private volatile Said last = new Said(false, System.nanoTime() - FRESH);

    CheckHealth(Store store, NodeView nodes) {
        this.store = store;
        this.nodes = nodes;
    }

    public Health run() {
        return new Health(store.isAlive() && answers(), nodes.status());
    }

    private boolean answers() {
        if (last.isFresh()) {
            return last.answers;
        }
        turn.lock();
        try {
            if (!last.isFresh()) {
                last = new Said(asked(), System.nanoTime());
            }
            return last.answers;
        } finally {
            turn.unlock();
        }
    }

    private boolean asked() {
        try {
            return store.read(tx -> tx.signingKeys().highest()) >= 0;
        } catch (Unavailable _) {
            return false;
        }
    }
}
