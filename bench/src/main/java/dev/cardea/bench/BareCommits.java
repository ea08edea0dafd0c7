package dev.cardea.bench;

import dev.cardea.core.Environment;
import dev.cardea.core.Mint;
import dev.cardea.core.Policy;
import dev.cardea.core.Sealed;
import dev.cardea.core.SealedKey;
import dev.cardea.core.Store;
import dev.cardea.core.TenantId;
import dev.cardea.store.SqliteStore;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.sqlite.SQLiteConfig;

/// The most that SQLite can keep: 64 threads hand rows to one, which writes them with prepared statements and
/// commits all that have queued up. The file has the server's own schema and settings, and rows of its shape, but there
/// is no store around it: nothing is read or decided, no row can fail alone, and nobody is told of a change.
final class BareCommits implements AutoCloseable {

    private static final int WRITERS = 64;

    /// A row and what belongs to it, made by the thread that wants them kept.
    @FunctionalInterface
    interface Row {
        void bind(List<PreparedStatement> statements) throws SQLException;
    }

    /// A row on its way, and what tells its thread that it is on the disk.
    private record Waiting(Row row, CompletableFuture<Void> kept) {}

    private final Connection connection;
    private final PreparedStatement begin;
    private final PreparedStatement commit;
    private final BareRows rows;

    private BareCommits(Connection connection, BareRows rows) throws SQLException {
        this.connection = connection;
        this.begin = connection.prepareStatement("BEGIN IMMEDIATE");
        this.commit = connection.prepareStatement("COMMIT");
        this.rows = rows;
    }

    /// Begins with so many users, a thousand of them signed in at most.
    static BareCommits open(Path folder, int users) throws SQLException {
        TenantId tenant;
        try (Store store = SqliteStore.open(folder)) {
            tenant = furnish(store);
        }
        Connection connection = connect(folder.resolve(SqliteStore.FILE));
        return new BareCommits(connection, BareRows.fill(connection, tenant.number(), users));
    }

    /// Rows per second of the kind that the operation keeps.
    double rate(Operation operation, double seconds) throws InterruptedException {
        List<PreparedStatement> writes = new ArrayList<>();
        try {
            for (String sql : rows.sql(operation)) {
                writes.add(connection.prepareStatement(sql));
            }
            return rate(operation, seconds, writes);
        } catch (SQLException | ExecutionException e) {
            throw new IllegalStateException("SQLite did not keep rows of " + operation.word(), e);
        } finally {
            writes.forEach(BareCommits::close);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static void close(PreparedStatement write) {
        try {
            write.close();
        } catch (SQLException e) {
            throw new IllegalStateException("SQLite did not close a statement", e);
        }
    }

    private double rate(Operation operation, double seconds, List<PreparedStatement> writes)
            throws ExecutionException, InterruptedException {
        BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
        Thread committer = Thread.ofPlatform().daemon().start(() -> serve(queue, writes));
        long begun = System.nanoTime();
        long end = begun + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> counts = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                counts.add(writers.submit(() -> keepUntil(end, operation, queue)));
            }
            long count = 0;
            for (Future<Long> one : counts) {
                count += one.get();
            }
            return count * 1e9 / (System.nanoTime() - begun);
        } finally {
            committer.interrupt();
            committer.join();
        }
    }

    private long keepUntil(long end, Operation operation, BlockingQueue<Waiting> queue) {
        long count = 0;
        while (System.nanoTime() < end) {
            Waiting waiting = new Waiting(rows.next(operation), new CompletableFuture<>());
            queue.add(waiting);
            waiting.kept.join();
            count++;
        }
        return count;
    }

    /// Until it is interrupted, when nobody waits any more.
    private void serve(BlockingQueue<Waiting> queue, List<PreparedStatement> writes) {
        try {
            while (true) {
                List<Waiting> group = new ArrayList<>(List.of(queue.take()));
                queue.drainTo(group);
                commit(group, writes);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void commit(List<Waiting> group, List<PreparedStatement> writes) {
        try {
            begin.execute();
            for (Waiting waiting : group) {
                waiting.row.bind(writes);
                for (PreparedStatement write : writes) {
                    write.executeUpdate();
                }
            }
            commit.execute();
            group.forEach(waiting -> waiting.kept.complete(null));
        } catch (SQLException e) {
            group.forEach(waiting -> waiting.kept.completeExceptionally(e));
        }
    }

    private static TenantId furnish(Store store) {
        Mint mint = new Mint(new SecureRandom());
        Instant now = Instant.now();
        TenantId tenant = store.write(
                        tx -> tx.tenants().add("bench", Environment.PRODUCTION, mint.publicKey(), Policy.DEFAULT, now))
                .orElseThrow()
                .id();
        store.write(tx ->
                tx.signingKeys().add(tenant, Optional.empty(), SealedKey.State.SIGNING, new Sealed(new byte[60]), now));
        return tenant;
    }

    /// As the server connects its writer.
    private static Connection connect(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setCacheSize(-4 * SqliteStore.Settings.DEFAULT.cacheKibibytes());
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        config.setJournalSizeLimit(64 << 20);
        config.setGetGeneratedKeys(false);
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_autocheckpoint = 4000");
        }
        return connection;
    }
}
