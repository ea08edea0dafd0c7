package dev.cardea.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;

/// A copy of a database file that is in use, by SQLite's own backup: one state of it, while writes go on.
///
/// https://sqlite.org/backup.html
final class SqliteBackup {

    private static final int ALL_PAGES = -1; // in one step, so that no write can make it begin again
    private static final int PAUSE_MILLIS = 50;
    private static final int TRIES = 100;

    private final SqliteFile source;

    SqliteBackup(SqliteFile source) {
        this.source = source;
    }

    /// Writes it into a new file for its owner only. Under its name there is either all of it, on disk and sound,
    /// or nothing.
    ///
    /// @param folder of the file
    /// @return how many bytes it has
    /// @throws FileAlreadyExistsException if there is something of that name
    /// @throws IOException if it cannot be written, or is not sound
    long to(Path folder, Path file) throws IOException, SQLException {
        Path unfinished = Files.createTempFile(
                folder,
                file.getFileName() + ".",
                ".unfinished",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            copy(unfinished);
            refuseUnsound(unfinished);
            sync(unfinished, StandardOpenOption.WRITE);
            name(unfinished, file);
            sync(folder, StandardOpenOption.READ);
            return Files.size(file);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /// A link, unlike a move, never replaces what is there. Not every file system has them.
    private static void name(Path unfinished, Path file) throws IOException {
        try {
            Files.createLink(file, unfinished);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (FileSystemException | UnsupportedOperationException _) {
            Files.move(unfinished, file);
        }
    }

    private void copy(Path into) throws SQLException {
        try (Connection connection = source.source().getConnection()) {
            int answer = connection
                    .unwrap(SQLiteConnection.class)
                    .getDatabase()
                    .backup("main", into.toString(), (_, _) -> {}, PAUSE_MILLIS, TRIES, ALL_PAGES);
            if (answer != 0) {
                throw new SQLException("SQLite could not write the copy, result code " + answer);
            }
        }
    }

    private static void refuseUnsound(Path copy) throws IOException, SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        SQLiteDataSource opened = new SQLiteDataSource(config);
        opened.setUrl("jdbc:sqlite:file:" + copy.toUri().getRawPath() + "?mode=ro&immutable=1");
        try (Connection connection = opened.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("PRAGMA integrity_check(1)")) {
            if (!found.next() || !found.getString(1).equals("ok")) {
                throw new IOException("the copy is not sound; is the database itself damaged?");
            }
        }
    }

    private static void sync(Path path, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }
}
