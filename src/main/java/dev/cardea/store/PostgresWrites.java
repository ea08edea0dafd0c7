package dev.cardea.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.cardea.core.Agreement;
import dev.cardea.core.Change;
import dev.cardea.core.Tx;
import dev.cardea.core.Unavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;

/// Serializable transactions: each decides as if it were alone. Work that met other work is run again, first among the
/// others, then with nobody else of this process writing. What was sent to be committed is never sent again, unless the
/// server itself says that it took it back.
final class PostgresWrites {

    private static final int RUNS_AMONG_OTHERS = 4;
    private static final int RUNS = 8;

    private final HikariDataSource pool;
    private final StoreObserver observer;
    private final Consumer<List<Change>> onCommit;
    private final Agreement agreement;
    private final int most;
    private final Semaphore room;
    private final ReentrantReadWriteLock turns = new ReentrantReadWriteLock(true);
    private volatile boolean isClosed;

    /// @param onCommit hears of the changes of each commit before it is answered, and of those of a commit in doubt
    /// @param agreement is reached before whatever changed what nodes remember is answered
    PostgresWrites(
            PostgresConnections connections,
            StoreObserver observer,
            Consumer<List<Change>> onCommit,
            Agreement agreement) {
        this.pool = connections.forWrites();
        this.observer = observer;
        this.onCommit = onCommit;
        this.agreement = agreement;
        this.most = connections.mostWaiting();
        this.room = new Semaphore(most);
    }

    <T> T write(Function<Tx, T> work) {
        if (isClosed) {
            throw new Unavailable("the store is closed");
        }
        if (!room.tryAcquire()) {
            throw new Unavailable("the store is full: " + most + " pieces of work are under way");
        }
        Written<T> written;
        try {
            written = untilItMeetsNobody(work);
        } finally {
            room.release();
        }
        if (!remembered(written.noted).isEmpty()) {
            agreement.reach();
        }
        return written.value;
    }

    int underWay() {
        return most - room.availablePermits();
    }

    /// Takes no more work, and returns when none is under way and all connections are closed.
    void close() {
        isClosed = true;
        room.acquireUninterruptibly(most);
        pool.close();
        room.release(most);
    }

    private <T> Written<T> untilItMeetsNobody(Function<Tx, T> work) {
        for (int run = 1; ; run++) {
            Lock turn = run <= RUNS_AMONG_OTHERS ? turns.readLock() : turns.writeLock();
            await(turn);
            try {
                return transact(work);
            } catch (MetOthers e) {
                observer.takenBack();
                if (run == RUNS) {
                    observer.failed(1, e.failure());
                    throw e.failure();
                }
            } finally {
                turn.unlock();
            }
        }
    }

    private <T> Written<T> transact(Function<Tx, T> work) throws MetOthers {
        List<Change> noted = new ArrayList<>();
        try (Link link = Link.lent(pool)) {
            long start = System.nanoTime();
            T value = work.apply(new Tables(link, noted::add));
            FeedTable.add(link, remembered(noted));
            observer.worked(System.nanoTime() - start);
            commit(link.connection(), noted);
            observer.committed(1, System.nanoTime() - start);
            return new Written<>(value, noted);
        } catch (SQLException e) {
            throw new Unavailable("the database does not answer", e);
        } catch (RuntimeException e) { // giving the connection back has rolled back, or replaced the connection
            RuntimeException worded = PostgresFailures.worded(e);
            if (PostgresFailures.hasMetOthers(e)) {
                throw new MetOthers(worded);
            }
            throw worded;
        }
    }

    private void commit(Connection connection, List<Change> noted) throws SQLException, MetOthers {
        try {
            connection.commit();
            if (connection.getWarnings() != null) { // of a commit that others may not have: it was waited for in vain
                doubt(connection, noted, connection.getWarnings());
            }
        } catch (SQLException e) {
            if (!PostgresFailures.isTakenBack(e)) {
                doubt(connection, noted, e);
            }
            Unavailable why = new Unavailable("the database did not commit", e);
            if (PostgresFailures.hasMetOthers(e)) {
                throw new MetOthers(why);
            }
            observer.failed(1, e);
            throw why;
        }
        tell(noted);
    }

    /// Always throws. The memories forget; should it be committed later, they hear of it by the feed.
    private void doubt(Connection connection, List<Change> noted, SQLException why) {
        pool.evictConnection(connection);
        tell(noted.stream().map(Change::whole).toList());
        observer.failed(1, why);
        throw new Unavailable("it is not known whether the database has committed", why);
    }

    private void tell(List<Change> noted) {
        if (!noted.isEmpty()) {
            onCommit.accept(List.copyOf(noted));
        }
    }

    /// What nodes remember of it: letters they do not.
    private static List<Change> remembered(List<Change> noted) {
        return noted.stream()
                .filter(change -> change.kind() != Change.Kind.LETTER)
                .map(Change::whole)
                .distinct()
                .toList();
    }

    private static void await(Lock turn) {
        try {
            if (!turn.tryLock(PostgresConnections.PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new Unavailable("others have been writing for too long");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while waiting to write", e);
        }
    }

    private record Written<T>(T value, List<Change> noted) {}

    /// The database took the transaction back because of others. Carries what to say if it happens every time.
    private static final class MetOthers extends Exception {

        private final RuntimeException failure;

        MetOthers(RuntimeException failure) {
            super("met others", failure, false, false);
            this.failure = failure;
        }

        RuntimeException failure() {
            return failure;
        }
    }
}
