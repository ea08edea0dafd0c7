package dev.cardea.store;

import dev.cardea.core.Change;
import dev.cardea.core.Tx;
import dev.cardea.core.Unavailable;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// The one thread that writes. It commits in groups: whatever has queued up while it committed shares the next commit.
///
/// A platform thread, because a native call holds its carrier, and a carrier held through a sync stalls everybody else.
final class Writer {

    private final SqliteFile file;
    private final int mostPieces;
    private final StoreObserver observer;
    private final Consumer<List<Change>> onCommit;
    private final WorkQueue queue;
    private final Checkpointer checkpointer;
    private final Thread thread;
    private List<Piece<?>> inHand = List.of();
    private Link link;
    private volatile boolean isAlive = true;

    private Writer(
            SqliteFile file,
            SqliteStore.Settings settings,
            StoreObserver observer,
            ScopedValue<Boolean> inside,
            Consumer<List<Change>> onCommit) {
        this.file = file;
        this.mostPieces = settings.mostPieces();
        this.observer = observer;
        this.onCommit = onCommit;
        this.queue = new WorkQueue(settings.queueBound());
        this.link = file.writer();
        this.checkpointer = Checkpointer.start(file);
        this.thread = Thread.ofPlatform()
                .name("store-writer")
                .daemon()
                .unstarted(() -> ScopedValue.where(inside, true).run(this::serve));
    }

    /// @param inside bound to true while work runs, so that the store can tell who calls it from within
    /// @param onCommit hears of the changes of each commit before any of its pieces is answered
    static Writer start(
            SqliteFile file,
            SqliteStore.Settings settings,
            StoreObserver observer,
            ScopedValue<Boolean> inside,
            Consumer<List<Change>> onCommit) {
        Writer writer = new Writer(file, settings, observer, inside, onCommit);
        writer.thread.start();
        return writer;
    }

    <T> T write(Function<Tx, T> work) {
        Piece<T> piece = new Piece<>(work);
        queue.add(piece);
        return piece.await();
    }

    boolean isAlive() {
        return isAlive;
    }

    int queued() {
        return queue.size();
    }

    /// Takes no more work, and returns when all that was queued is done.
    void close() {
        queue.close();
        boolean wasInterrupted = false;
        while (thread.isAlive() && !Thread.currentThread().equals(thread)) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                wasInterrupted = true;
            }
        }
        checkpointer.close();
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve() {
        try {
            serveUntilClosed();
            isAlive = false;
            link.close();
        } catch (Throwable e) { // an Error too: nobody may wait for a thread that is gone
            die(e);
        }
    }

    private void serveUntilClosed() throws InterruptedException {
        inHand = queue.take(mostPieces);
        while (!inHand.isEmpty()) {
            commit(inHand);
            inHand = queue.take(mostPieces);
        }
    }

    private void commit(List<Piece<?>> pieces) {
        long start = System.nanoTime();
        Batch batch = new Batch(link, observer);
        try {
            batch.commit(pieces);
        } catch (SQLException e) {
            fail(pieces, batch, e);
            return;
        }
        forget(batch.changes());
        observer.committed(pieces.size(), System.nanoTime() - start);
        pieces.forEach(Piece::answer);
        checkpointer.committed(pieces.size());
    }

    /// It is not known whether a failed commit held, so the memories forget in any case. Neither is it known what
    /// state the connection is in, so it is replaced.
    private void fail(List<Piece<?>> pieces, Batch batch, SQLException why) {
        forget(batch.changes().stream().map(Change::whole).toList());
        observer.failed(pieces.size(), why);
        link.close();
        link = file.writer();
        Unavailable answer = new Unavailable("the database did not commit", why);
        pieces.forEach(piece -> piece.refuse(answer));
    }

    private void forget(List<Change> changes) {
        if (!changes.isEmpty()) {
            onCommit.accept(changes);
        }
    }

    private void die(Throwable why) {
        isAlive = false;
        Unavailable answer = new Unavailable("the store's writer has died", why);
        List<Piece<?>> left = queue.abandon();
        inHand.forEach(piece -> piece.refuse(answer));
        left.forEach(piece -> piece.refuse(answer));
        observer.died(why);
    }
}
