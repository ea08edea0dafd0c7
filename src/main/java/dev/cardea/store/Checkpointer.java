package dev.cardea.store;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Copies what was committed out of SQLite's log into the file, on a thread of its own, so that neither the writer nor
/// whoever waits for the next commit has to wait for that.
///
/// While writes go on there is always more in the log when this is done, so it alone would never let the log begin anew.
/// The writer still does the same by itself when the log is long ([SqliteFile#writer]), and then finds little left to copy.
///
/// https://sqlite.org/wal.html#checkpointing
final class Checkpointer {

    private static final Logger LOG = LoggerFactory.getLogger(Checkpointer.class);
    private static final int PIECES = 500; // of work, after which it is worth while: some pages each

    private final SqliteFile file;
    private final Semaphore due = new Semaphore(0);
    private final Thread thread;
    private int pieces;
    private volatile boolean isClosed;

    private Checkpointer(SqliteFile file) {
        this.file = file;
        this.thread =
                Thread.ofPlatform().name("store-checkpointer").daemon().unstarted(this::serve);
    }

    static Checkpointer start(SqliteFile file) {
        Checkpointer checkpointer = new Checkpointer(file);
        checkpointer.thread.start();
        return checkpointer;
    }

    /// So many more pieces of work. Called by the writer after each commit; returns at once.
    void committed(int more) {
        pieces += more;
        if (pieces >= PIECES) {
            pieces = 0;
            due.release();
        }
    }

    /// Returns when it has let go of the file.
    void close() {
        isClosed = true;
        due.release();
        boolean wasInterrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                wasInterrupted = true;
            }
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Opens the file only when there is something to do: a start should not wait for it. What cannot be done now is tried
    /// again when as much has been committed once more.
    private void serve() {
        Optional<Link> link = Optional.empty();
        due.acquireUninterruptibly();
        while (!isClosed) {
            due.drainPermits();
            if (link.isEmpty()) {
                link = opened();
            }
            link.ifPresent(Checkpointer::copy);
            due.acquireUninterruptibly();
        }
        link.ifPresent(Link::close);
    }

    private Optional<Link> opened() {
        try {
            return Optional.of(file.reader());
        } catch (IllegalStateException | SqlFailure e) {
            LOG.warn("the log of the database is copied by its writer alone for now: no second connection", e);
            return Optional.empty();
        }
    }

    /// As far as that goes without waiting for anybody. If it fails, the writer tries the same, and says what is wrong.
    private static void copy(Link link) {
        try {
            link.statement("PRAGMA wal_checkpoint(PASSIVE)")
                    .map(row -> row.getInt(1))
                    .list();
        } catch (SqlFailure _) {
            // left to the writer
        }
    }
}
