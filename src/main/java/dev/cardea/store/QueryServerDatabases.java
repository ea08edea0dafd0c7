package dev.cardea.store;

import dev.cardea.core.QueryServerFiles;
import dev.cardea.core.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// Opens databases of Query Server. They come from elsewhere: nothing in their schema is trusted.
public final class QueryServerDatabases implements QueryServerFiles {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Path own;

    /// @param own our own database, which this would close by closing another descriptor of it
    public QueryServerDatabases(Path own) {
        this.own = own;
    }

    @Override
    public Opening open(Path file) {
        try {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                return new Opening.Unusable("is no file that the server's user may read");
            }
            if (Files.exists(own) && Files.isSameFile(file, own)) {
                return new Opening.Unusable("is the database of this server itself");
            }
            return opened(file);
        } catch (IOException e) {
            throw new Unavailable("the file " + file + " cannot be looked at", e);
        }
    }

    private static Opening opened(Path file) throws IOException {
        Path log = file.resolveSibling(file.getFileName() + "-wal");
        boolean hasLog = Files.exists(log) && Files.size(log) > 0;
        try {
            Link link = Link.lasting(source(file, hasLog));
            return looked(link);
        } catch (SqlFailure | SQLException _) {
            return new Opening.Unusable(
                    (hasLog ? "and its -wal file cannot" : "cannot") + " be read as an SQLite database");
        }
    }

    private static Opening looked(Link link) throws SQLException {
        QueryServerDatabase database = new QueryServerDatabase(link);
        boolean isUsable = false;
        try {
            database.begin();
            Opening opening = database.trouble()
                    .<Opening>map(Opening.Unusable::new)
                    .orElseGet(() -> new Opening.Opened(database));
            isUsable = opening instanceof Opening.Opened;
            return opening;
        } finally {
            if (!isUsable) {
                database.close();
            }
        }
    }

    /// Without a log nothing but the file itself is looked at, so that not even its lock files are made beside it.
    private static SQLiteDataSource source(Path file, boolean hasLog) {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout((int) PATIENCE.toMillis());
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:file:" + file.toUri().getRawPath() + (hasLog ? "?mode=ro" : "?mode=ro&immutable=1"));
        return source;
    }
}
