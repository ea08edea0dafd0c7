package dev.cardea.store;

import dev.cardea.store.MoveClaim.Found;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Optional;

/// The file of a data folder that everything moves to. It is filled under another name, and takes its own only
/// when it is complete.
final class SqliteDestination implements MoveDestination {

    private final DataFolder folder;
    private final SqliteStore.Settings settings;
    private final StoreObserver observer;
    private Optional<SqliteTables> tables = Optional.empty();

    /// @param folder claimed by this process
    SqliteDestination(DataFolder folder, SqliteStore.Settings settings, StoreObserver observer) {
        this.folder = folder;
        this.settings = settings;
        this.observer = observer;
    }

    @Override
    public MovedTo movedTo(String move) {
        return new MovedTo(move, MovedTo.SQLITE, folder.path().toString(), "");
    }

    @Override
    public void claim(MoveClaim claim) throws SQLException {
        claim.judge(found(), file().toString());
        remove(fresh());
        SqliteFile file = new SqliteFile(DataFolder.file(fresh()), settings.cacheKibibytes());
        Migrations.apply(file);
        tables = Optional.of(SqliteTables.ofNewFile(file.source().getConnection()));
    }

    @Override
    public CopyTarget tables() {
        return tables.orElseThrow();
    }

    @Override
    public NodeStore keep(String arriving) throws SQLException {
        SqliteTables target = tables.orElseThrow();
        target.keep(arriving);
        target.close();
        tables = Optional.empty();
        putInPlace();
        return SqliteStore.open(folder, settings, observer);
    }

    @Override
    public void close() {
        try {
            if (tables.isPresent()) {
                tables.get().close();
                remove(fresh());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("could not close " + fresh(), e);
        }
    }

    private Found found() throws SQLException {
        try {
            if (!Files.exists(file()) || Files.size(file()) == 0) {
                return new Found(true, Optional.empty(), false, Optional.empty());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not look at " + file(), e);
        }
        SqliteFile file = new SqliteFile(file(), settings.cacheKibibytes());
        try (SqliteTables there = SqliteTables.readOnly(file.source().getConnection())) {
            return there.found();
        }
    }

    /// On disk first, under its own name afterwards, in one step.
    private void putInPlace() {
        try {
            try (FileChannel channel = FileChannel.open(fresh(), StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.deleteIfExists(
                    beside(file(), "-wal")); // of the file that goes: whoever closed it has left nothing in it
            Files.deleteIfExists(beside(file(), "-shm"));
            Files.move(fresh(), file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel channel = FileChannel.open(folder.path(), StandardOpenOption.READ)) {
                channel.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not put the database into " + folder.path(), e);
        }
    }

    private static void remove(Path file) {
        try {
            for (String end : new String[] {"", "-wal", "-shm", "-journal"}) {
                Files.deleteIfExists(beside(file, end));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not remove " + file, e);
        }
    }

    private static Path beside(Path file, String end) {
        return file.resolveSibling(file.getFileName() + end);
    }

    private Path file() {
        return folder.path().resolve(SqliteStore.FILE);
    }

    private Path fresh() {
        return folder.path().resolve(SqliteStore.FILE + ".arriving");
    }
}
