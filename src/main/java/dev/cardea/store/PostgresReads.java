package dev.cardea.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.cardea.core.Tx;
import dev.cardea.core.Unavailable;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// Transactions that only look, each at one state of the database.
final class PostgresReads {

    private final HikariDataSource pool;
    private final int most;
    private final Semaphore free;

    PostgresReads(PostgresConnections connections) {
        this.pool = connections.forReads();
        this.most = connections.pool();
        this.free = new Semaphore(most);
    }

    <T> T read(Function<Tx, T> work) {
        await();
        try {
            return transact(work);
        } catch (SQLException e) {
            throw new Unavailable("the database does not answer", e);
        } catch (RuntimeException e) {
            throw PostgresFailures.worded(e);
        } finally {
            free.release();
        }
    }

    /// Returns when no read is under way and all connections are closed.
    void close() {
        free.acquireUninterruptibly(most);
        pool.close();
        free.release(most);
    }

    /// Where it throws, the pool rolls back, or replaces the connection.
    private <T> T transact(Function<Tx, T> work) throws SQLException {
        try (Link link = Link.lent(pool)) {
            T value = work.apply(new Tables(link, _ -> {}));
            link.connection().commit();
            return value;
        }
    }

    private void await() {
        try {
            if (!free.tryAcquire(PostgresConnections.PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new Unavailable("all " + most + " connections for reading are busy");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while waiting to read", e);
        }
    }
}
