package dev.cardea.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// The database file, and how it is connected to.
///
/// Nothing else in this process may open the file: closing any descriptor of it drops SQLite's POSIX locks.
final class SqliteFile {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int WAL_BYTES_KEPT = 64 << 20;

    private final Path path;
    private final int cacheKibibytes;

    SqliteFile(Path path, int cacheKibibytes) {
        this.path = path;
        this.cacheKibibytes = cacheKibibytes;
    }

    Link writer() {
        return Link.lasting(source());
    }

    Link reader() {
        Link link = writer();
        try {
            link.run("PRAGMA query_only = ON");
        } catch (SQLException e) {
            link.close();
            throw new IllegalStateException("could not make a connection to " + path + " read only", e);
        }
        return link;
    }

    /// Not mapped into memory: there an I/O error would kill the process instead of failing one statement.
    DataSource source() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout((int) PATIENCE.toMillis());
        config.setCacheSize(-cacheKibibytes);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        config.setJournalSizeLimit(WAL_BYTES_KEPT);
        config.setGetGeneratedKeys(false);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + path);
        return source;
    }
}
