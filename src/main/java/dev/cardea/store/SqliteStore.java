package dev.cardea.store;

import dev.cardea.core.Change;
import dev.cardea.core.Tx;
import dev.cardea.core.Unavailable;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.flywaydb.core.api.FlywayException;

/// Everything in one SQLite file in a data folder: one writer that commits in groups, and many readers.
public final class SqliteStore implements NodeStore {

    /// The database's name in its data folder.
    public static final String FILE = "cardea.db";

    private final ScopedValue<Boolean> inside = ScopedValue.newInstance();
    private final List<Consumer<List<Change>>> listeners = new CopyOnWriteArrayList<>();
    private final SqliteFile file;
    private final Runnable onClose;
    private final Readers readers;
    private final Writer writer;

    private SqliteStore(SqliteFile file, Settings settings, StoreObserver observer, Runnable onClose) {
        this.file = file;
        this.onClose = onClose;
        this.readers = new Readers(file, settings.readers());
        this.writer = Writer.start(file, settings, observer, inside, this::tell);
    }

    /// Takes the data folder for this process, brings its database up to date, and starts the writer.
    ///
    /// @throws DataFolderInUse if another process (or another store of this one) has it
    /// @throws SchemaTooNew if a newer version of the server has written it
    public static SqliteStore open(Path dataFolder, Settings settings, StoreObserver observer) {
        DataFolder folder = DataFolder.claim(dataFolder);
        try {
            return open(folder, settings, observer, folder::close);
        } catch (Throwable e) {
            folder.close();
            throw e;
        }
    }

    /// In a folder that the caller has claimed, and will give free after this store is closed.
    ///
    /// @throws SchemaTooNew if a newer version of the server has written it
    public static SqliteStore open(DataFolder folder, Settings settings, StoreObserver observer) {
        return open(folder, settings, observer, () -> {});
    }

    private static SqliteStore open(DataFolder folder, Settings settings, StoreObserver observer, Runnable onClose) {
        Path database = folder.database();
        try {
            SqliteFile file = new SqliteFile(database, settings.cacheKibibytes());
            Migrations.apply(file);
            return new SqliteStore(file, settings, observer, onClose);
        } catch (SqlFailure | FlywayException e) {
            throw new Unavailable("the database in " + database.getParent() + " cannot be opened; is it damaged?", e);
        }
    }

    public static SqliteStore open(Path dataFolder) {
        return open(dataFolder, Settings.DEFAULT, StoreObserver.NONE);
    }

    /// Told on the writer's thread.
    @Override
    public void listen(Consumer<List<Change>> listener) {
        listeners.add(listener);
    }

    @Override
    public <T> T read(Function<Tx, T> work) {
        refuseInside();
        return ScopedValue.where(inside, true).call(() -> readers.read(work));
    }

    @Override
    public <T> T write(Function<Tx, T> work) {
        refuseInside();
        return writer.write(work);
    }

    /// False once the writer has died or was closed.
    @Override
    public boolean isAlive() {
        return writer.isAlive();
    }

    /// How many pieces of work wait for the writer.
    @Override
    public int queued() {
        return writer.queued();
    }

    /// Does what is queued, refuses everything new, and gives the data folder free if this store has claimed it.
    @Override
    public void close() {
        writer.close();
        readers.close();
        onClose.run();
    }

    /// Looks at it through a connection of its own.
    CopySource copySource() throws SQLException {
        return SqliteTables.readOnly(file.source().getConnection());
    }

    SqliteFile file() {
        return file;
    }

    private void tell(List<Change> changes) {
        for (Consumer<List<Change>> listener : listeners) {
            listener.accept(changes);
        }
    }

    /// Work that waits for other work of the same store would wait for itself.
    private void refuseInside() {
        if (inside.isBound()) {
            throw new IllegalStateException("work inside the store may not call the store again");
        }
    }

    /// How the store uses the machine.
    ///
    /// @param readers how many connections read at once
    /// @param queueBound how many pieces of work may wait for the writer; beyond it, writes are refused
    /// @param mostPieces how many pieces share a commit at most
    /// @param cacheKibibytes how much of the file each connection that reads may keep in memory; the one that writes may keep
    ///     four times that
    public record Settings(int readers, int queueBound, int mostPieces, int cacheKibibytes) {

        public static final Settings DEFAULT =
                new Settings(Math.max(4, 2 * Runtime.getRuntime().availableProcessors()), 4096, 256, 2048);

        public Settings {
            if (readers < 1 || queueBound < 1 || mostPieces < 1 || cacheKibibytes < 1) {
                throw new IllegalArgumentException("each setting of the store must be at least 1");
            }
        }

        public Settings withQueueBound(int bound) {
            return new Settings(readers, bound, mostPieces, cacheKibibytes);
        }
    }
}
