package dev.cardea.store;

import dev.cardea.core.Tx;
import dev.cardea.core.Unavailable;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A few connections that only read. Each read is a transaction, and sees one state of the database.
final class Readers {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SqliteFile file;
    private final int most;
    private final Semaphore free;
    private final ConcurrentLinkedDeque<Link> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean isClosed;

    Readers(SqliteFile file, int most) {
        this.file = file;
        this.most = most;
        this.free = new Semaphore(most);
    }

    <T> T read(Function<Tx, T> work) {
        await();
        try {
            if (isClosed) {
                throw new Unavailable("the store is closed");
            }
            return readOn(link(), work);
        } finally {
            free.release();
        }
    }

    /// Returns when no read is under way and all connections are closed.
    void close() {
        isClosed = true;
        free.acquireUninterruptibly(most);
        idle.forEach(Link::close);
        idle.clear();
        free.release(most);
    }

    private void await() {
        try {
            if (!free.tryAcquire(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new Unavailable("all " + most + " readers of the store are busy");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while waiting to read", e);
        }
    }

    private Link link() {
        @Nullable Link known = idle.pollFirst();
        try {
            return known == null ? file.reader() : known;
        } catch (RuntimeException e) {
            throw new Unavailable("the database cannot be opened for reading", e);
        }
    }

    /// The connection is used again only if its transaction has ended as it should.
    private <T> T readOn(Link link, Function<Tx, T> work) {
        boolean isSound = false;
        try {
            link.run("BEGIN");
            T value = work.apply(new Tables(link, _ -> {}));
            link.run("COMMIT");
            isSound = true;
            return value;
        } catch (SQLException e) {
            throw new Unavailable("the database does not answer", e);
        } catch (RuntimeException e) {
            throw Failures.worded(e);
        } finally {
            if (isSound) {
                idle.addFirst(link);
            } else {
                link.close();
            }
        }
    }
}
