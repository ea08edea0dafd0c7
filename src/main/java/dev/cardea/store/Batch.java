package dev.cardea.store;

import dev.cardea.core.Change;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Some pieces of work in one transaction, each in a savepoint of its own, and one commit for all.
final class Batch {

    private final Link link;
    private final StoreObserver observer;
    private final List<Change> changes = new ArrayList<>();

    Batch(Link link, StoreObserver observer) {
        this.link = link;
        this.observer = observer;
    }

    /// @throws SQLException if not all of it is certainly kept: then no piece may be answered as done
    void commit(List<Piece<?>> pieces) throws SQLException {
        link.run("BEGIN IMMEDIATE");
        for (Piece<?> piece : pieces) {
            long start = System.nanoTime();
            run(piece);
            observer.worked(System.nanoTime() - start);
        }
        link.run("COMMIT");
    }

    /// What the pieces that were not rolled back have changed.
    List<Change> changes() {
        return List.copyOf(changes);
    }

    private void run(Piece<?> piece) throws SQLException {
        List<Change> noted = new ArrayList<>();
        link.run("SAVEPOINT piece");
        try {
            piece.run(new Tables(link, noted::add));
        } catch (VirtualMachineError e) {
            throw e; // out of memory or stack: nothing that follows can be trusted, so the writer dies of it
        } catch (RuntimeException e) {
            takeBack();
            piece.fail(Failures.worded(e));
            return;
        } catch (Error e) {
            takeBack();
            piece.fail(e);
            return;
        }
        link.run("RELEASE piece");
        changes.addAll(noted);
    }

    /// Where an error has ended the whole transaction, there is no savepoint left: then this throws.
    private void takeBack() throws SQLException {
        link.run("ROLLBACK TO piece");
        link.run("RELEASE piece");
    }
}
