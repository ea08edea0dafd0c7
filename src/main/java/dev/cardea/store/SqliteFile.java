package dev.cardea.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// The database file, and how it is connected to.
///
/// Nothing else in this process may open the file: closing any descriptor of it drops SQLite's POSIX locks.
final class SqliteFile {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int WAL_BYTES_KEPT = 64 << 20;
    private static final int WAL_PAGES =
            8_000; // 32 MB, before the writer itself copies what the [Checkpointer] has not

    private final Path path;
    private final int cacheKibibytes;

    SqliteFile(Path path, int cacheKibibytes) {
        this.path = path;
        this.cacheKibibytes = cacheKibibytes;
    }

    /// Keeps more pages in memory than a reader, whose pages are stale after the next commit, and leaves it to a
    /// [Checkpointer] to copy the log into the file, until the log is long.
    Link writer() {
        return link(List.of("cache_size = -" + 4 * cacheKibibytes, "wal_autocheckpoint = " + WAL_PAGES));
    }

    Link reader() {
        return link(List.of("query_only = ON"));
    }

    private Link link(List<String> pragmas) {
        Link link = Link.lasting(source());
        try {
            for (String pragma : pragmas) {
                link.run("PRAGMA " + pragma);
            }
        } catch (SQLException e) {
            link.close();
            throw new IllegalStateException("could not prepare a connection to " + path, e);
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
