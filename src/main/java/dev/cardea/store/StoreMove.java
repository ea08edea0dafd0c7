package dev.cardea.store;

import dev.cardea.core.Relocation;
import dev.cardea.core.Unavailable;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.flywaydb.core.api.FlywayException;

/// Moves an installation between the two databases while its store is in use.
///
/// First a state of the source is copied while it goes on changing. Then writes wait: what has changed is mended,
/// everything is compared, and in this order the copy is made durable, marked as *arriving*; the source is marked
/// as *moved*; the mark on the copy is removed. A start on what is moved or arriving is refused, so at no moment
/// there are two to start on; and whoever repeats a move that broke off begins again from the source, which until
/// then nobody has left.
public final class StoreMove implements Relocation {

    private static final System.Logger LOG = System.getLogger("dev.cardea.store");

    /// Less than whoever waits does.
    private static final Duration LONGEST_HOLD = Duration.ofSeconds(20);

    private static final int TRIES = 3;

    private final SwitchableStore store;
    private final Neighbours neighbours;
    private final DataFolder folder;
    private final SqliteStore.Settings sqlite;
    private final StoreObserver observer;

    /// @param folder of the installation, wherever its database is; claimed by this process
    /// @param sqlite how a database in that folder would be used
    public StoreMove(
            SwitchableStore store,
            Neighbours neighbours,
            DataFolder folder,
            SqliteStore.Settings sqlite,
            StoreObserver observer) {
        this.store = store;
        this.neighbours = neighbours;
        this.folder = folder;
        this.sqlite = sqlite;
        this.observer = observer;
    }

    @Override
    public Result run(Destination to, UUID move) {
        Optional<AutoCloseable> claim = store.claim();
        if (claim.isEmpty()) {
            return new Result.Refused("a move or a backup is under way already");
        }
        try (AutoCloseable _ = claim.get()) {
            return PlatformThread.call("store-move", () -> worded(to, move.toString()));
        } catch (MoveRefused | DatabaseUnfit | SchemaTooNew e) {
            return new Result.Refused(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("could not end a move", e);
        }
    }

    private Result worded(Destination to, String move) {
        try (MoveDestination destination = destination(to)) {
            return moved(destination, move);
        } catch (SQLException | SqlFailure | FlywayException | Unavailable e) {
            throw new MoveRefused(told(e), e);
        } catch (UncheckedIOException e) {
            throw new MoveRefused(e.getMessage() + ": " + e.getCause(), e);
        }
    }

    private MoveDestination destination(Destination to) {
        return switch (to) {
            case Destination.Postgres postgres -> {
                if (store.current() instanceof PostgresStore) {
                    throw new MoveRefused(
                            "everything is in a PostgreSQL database already; between two of them, pg_dump and"
                                    + " pg_restore do it");
                }
                yield new PostgresDestination(postgres, observer);
            }
            case Destination.Folder() -> {
                if (store.current() instanceof SqliteStore) {
                    throw new MoveRefused("everything is in the data folder already");
                }
                yield new SqliteDestination(folder, sqlite, observer);
            }
        };
    }

    private Result moved(MoveDestination to, String move) throws SQLException {
        NodeStore here = store.current();
        refuseNeighbours();
        MoveClaim claim = claim(here, move);
        try (CopySource source = source(here)) {
            for (CopiedTable table : source.tables()) {
                source.refuseForeignText(table);
            }
            to.claim(claim);
            StoreCopy copy = new StoreCopy(source, to.tables());
            copy.fill(this::refuseIfClosing);
            return switched(here, to, claim, copy);
        }
    }

    private Result switched(NodeStore here, MoveDestination to, MoveClaim claim, StoreCopy copy) throws SQLException {
        Duration pause;
        List<CopiedSum> sums;
        Neighbours.Turn turn;
        MovedTo movedTo = to.movedTo(claim.move());
        try (SwitchableStore.Hold hold = store.hold()) {
            sums = copy.catchUp(() -> refuseIfTooLong(hold));
            hold.holdReads();
            refuseNeighbours();
            NodeStore there = to.keep(claim.arriving());
            turn = turned(here, there, movedTo, claim, hold);
            hold.switchTo(there);
            pause = hold.time();
        }
        leave(turn, here);
        return new Result.Done(
                sums.stream()
                        .map(sum -> new Table(sum.table(), sum.rows(), sum.checksum()))
                        .toList(),
                pause,
                movedTo.settings());
    }

    /// This process belongs to those over the new database before anybody else can start there.
    private Neighbours.Turn turned(
            NodeStore here, NodeStore there, MovedTo movedTo, MoveClaim claim, SwitchableStore.Hold hold) {
        try {
            Neighbours.Turn turn = neighbours.turnTo(there);
            try {
                decide(here, there, movedTo, claim, hold);
                return turn;
            } catch (RuntimeException e) {
                turn.takeBack();
                throw e;
            }
        } catch (RuntimeException e) {
            there.close();
            throw e;
        }
    }

    private static void leave(Neighbours.Turn turn, NodeStore here) {
        try {
            turn.keep();
            here.close();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "the database that was left could not be closed", e);
        }
    }

    /// The source is left before the copy counts. If either fails, the source is taken up again, or nothing at all
    /// is written.
    private static void decide(
            NodeStore here, NodeStore there, MovedTo movedTo, MoveClaim claim, SwitchableStore.Hold hold) {
        try {
            here.write(tx -> tx.marks().setOnce(MoveMarks.MOVED, movedTo.text()));
            removed(there, MoveMarks.ARRIVING);
        } catch (RuntimeException e) {
            takeBack(here, there, claim, hold);
            throw new MoveRefused("the last step of the move failed: " + e.getMessage(), e);
        }
    }

    private static void takeBack(NodeStore here, NodeStore there, MoveClaim claim, SwitchableStore.Hold hold) {
        try {
            there.write(tx -> tx.marks().setOnce(MoveMarks.ARRIVING, claim.arriving()));
        } catch (RuntimeException _) {
            // It has that mark still, or does not answer.
        }
        try {
            removed(here, MoveMarks.MOVED);
        } catch (RuntimeException _) {
            hold.refuseWrites(
                    "a move broke off where it is not known whether this database was left: restart the server");
        }
    }

    private static void removed(NodeStore store, String mark) {
        for (int tried = 1; ; tried++) {
            try {
                store.write(tx -> {
                    tx.marks().remove(mark);
                    return true;
                });
                return;
            } catch (Unavailable e) {
                if (tried == TRIES) {
                    throw e;
                }
            }
        }
    }

    private static MoveClaim claim(NodeStore here, String move) {
        String installation = here.write(tx -> tx.marks().setOnce(MoveMarks.INSTALLATION, move));
        Optional<MovedTo> before = MovedTo.of(here);
        return new MoveClaim(installation, before.map(MovedTo::move).orElse(move), before.isPresent());
    }

    private static CopySource source(NodeStore store) throws SQLException {
        return switch (store) {
            case SqliteStore sqlite -> sqlite.copySource();
            case PostgresStore postgres -> postgres.copySource();
            default -> throw new IllegalStateException("this store cannot be copied");
        };
    }

    /// Never what the database itself says: it repeats rows.
    private static String told(Exception failure) {
        return switch (PostgresTrouble.behind(failure)) {
            case NO_ANSWER -> "the database does not answer, or no longer";
            case WRONG_CREDENTIALS ->
                "the database does not let this user in: look at --username, at the password, and at the server's"
                        + " pg_hba.conf";
            case NO_SUCH_DATABASE -> "there is no such database: make it, with the encoding UTF8";
            case NOT_ALLOWED -> "this user may not make tables in the database: have it own the database";
            case TOO_MANY_CONNECTIONS -> "the database has no connection left: raise the server's max_connections";
            case OTHER -> {
                String code = PostgresFailures.code(failure)
                        .map(some -> " (SQLSTATE " + some + ")")
                        .orElse("");
                yield failure instanceof Unavailable
                        ? String.valueOf(failure.getMessage())
                        : "the copy failed in the database" + code;
            }
        };
    }

    private void refuseNeighbours() {
        List<String> others = neighbours.others();
        if (!others.isEmpty()) {
            throw new MoveRefused("other nodes are on the database: " + String.join(", ", others)
                    + "; stop them. One that was killed is forgotten after ten minutes");
        }
    }

    private void refuseIfClosing() {
        if (store.isClosing()) {
            throw new MoveRefused("the server is being stopped");
        }
    }

    private void refuseIfTooLong(SwitchableStore.Hold hold) {
        refuseIfClosing();
        if (hold.isWaitedFor() && hold.time().compareTo(LONGEST_HOLD) > 0) {
            throw new MoveRefused(
                    "there is too much to compare while others wait to write: stop the server, and move it then");
        }
    }
}
