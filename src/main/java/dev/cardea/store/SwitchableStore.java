package dev.cardea.store;

import dev.cardea.core.Change;
import dev.cardea.core.Tx;
import dev.cardea.core.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;

/// The store of an installation, which may go on in another database while work comes in: what comes meanwhile
/// waits.
public final class SwitchableStore implements NodeStore {

    private static final Duration PATIENCE = Duration.ofSeconds(30); // of whoever waits in front of a gate
    private static final Duration LONGEST_WORK = Duration.ofSeconds(15);

    private final List<Consumer<List<Change>>> listeners = new CopyOnWriteArrayList<>();
    private final Gate writes = new Gate(PATIENCE);
    private final Gate reads = new Gate(PATIENCE);
    private final Semaphore moving = new Semaphore(1);
    private volatile NodeStore current;
    private volatile boolean isClosing;
    private volatile Optional<String> whyNoWrites = Optional.empty();

    public SwitchableStore(NodeStore first) {
        this.current = first;
        first.listen(this::tell);
    }

    @Override
    public <T> T read(Function<Tx, T> work) {
        boolean hasWaited = reads.enter();
        try {
            return current.read(work);
        } finally {
            reads.leave(hasWaited);
        }
    }

    @Override
    public <T> T write(Function<Tx, T> work) {
        boolean hasWaited = writes.enter();
        try {
            if (whyNoWrites.isPresent()) {
                throw new Unavailable(whyNoWrites.get());
            }
            return current.write(work);
        } finally {
            writes.leave(hasWaited);
        }
    }

    @Override
    public void listen(Consumer<List<Change>> listener) {
        listeners.add(listener);
    }

    @Override
    public boolean isAlive() {
        return current.isAlive();
    }

    @Override
    public int queued() {
        return current.queued() + writes.waiting();
    }

    /// Whether it is being closed, so that a move should give up.
    boolean isClosing() {
        return isClosing;
    }

    /// The store of now; work on it passes the gates by.
    NodeStore current() {
        return current;
    }

    /// Keeps everybody else from moving it, and lets it not be closed, until that is closed; empty if somebody
    /// does so.
    Optional<AutoCloseable> claim() {
        return moving.tryAcquire() ? Optional.of(moving::release) : Optional.empty();
    }

    /// Lets nobody write from now on, and returns when nobody does.
    ///
    /// @throws MoveRefused if some write does not come to an end
    Hold hold() {
        if (!writes.shut(LONGEST_WORK)) {
            throw new MoveRefused("some write has been under way for too long; try it again");
        }
        return new Hold(System.nanoTime());
    }

    /// Has a move under way give up or end, and lets none begin any more.
    public void refuseMoves() {
        if (!isClosing) {
            isClosing = true;
            moving.acquireUninterruptibly();
        }
    }

    /// Waits for a move under way to give up or to end.
    @Override
    public void close() {
        refuseMoves();
        current.close();
    }

    private void tell(List<Change> changes) {
        for (Consumer<List<Change>> listener : listeners) {
            listener.accept(changes);
        }
    }

    /// That nobody writes. Reads go on, until they are held too.
    final class Hold implements AutoCloseable {

        private final long since;

        private Hold(long since) {
            this.since = since;
        }

        Duration time() {
            return Duration.ofNanos(System.nanoTime() - since);
        }

        /// Whether anybody waits for its end.
        boolean isWaitedFor() {
            return writes.waiting() > 0;
        }

        /// Lets nobody read either, and returns when nobody does.
        ///
        /// @throws MoveRefused if some read does not come to an end
        void holdReads() {
            if (!reads.shut(LONGEST_WORK)) {
                throw new MoveRefused("some read has been under way for too long; try it again");
            }
        }

        /// Has all further work done there. Nothing may be under way on the store of before.
        void switchTo(NodeStore next) {
            next.listen(SwitchableStore.this::tell);
            current = next;
        }

        /// Nothing is written any more, even after this hold.
        void refuseWrites(String why) {
            whyNoWrites = Optional.of(why);
        }

        @Override
        public void close() {
            reads.open();
            writes.open();
        }
    }
}
