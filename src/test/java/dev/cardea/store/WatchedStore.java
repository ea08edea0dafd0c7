package dev.cardea.store;

import dev.cardea.core.Store;
import dev.cardea.core.Tx;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/// A store that counts its reads, and can halt a reader after it has read and before it can use what it read.
final class WatchedStore implements Store {

    private final Store inner;
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicReference<Optional<Halt>> next = new AtomicReference<>(Optional.empty());

    WatchedStore(Store inner) {
        this.inner = inner;
    }

    int reads() {
        return reads.get();
    }

    Halt haltNextRead() {
        Halt halt = new Halt(new CountDownLatch(1), new CountDownLatch(1));
        next.set(Optional.of(halt));
        return halt;
    }

    @Override
    public <T> T read(Function<Tx, T> work) {
        reads.incrementAndGet();
        Optional<Halt> halt = next.getAndSet(Optional.empty());
        T value = inner.read(work);
        halt.ifPresent(Halt::stay);
        return value;
    }

    @Override
    public <T> T write(Function<Tx, T> work) {
        return inner.write(work);
    }

    @Override
    public boolean isAlive() {
        return inner.isAlive();
    }

    @Override
    public void close() {
        inner.close();
    }

    /// Where a reader stands still.
    record Halt(CountDownLatch reached, CountDownLatch released) {

        void awaitReached() {
            Crowd.await(reached);
        }

        void release() {
            released.countDown();
        }

        private void stay() {
            reached.countDown();
            Crowd.await(released);
        }
    }
}
