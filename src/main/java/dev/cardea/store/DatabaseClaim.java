package dev.cardea.store;

import dev.cardea.core.Unavailable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/// That this process alone works on the database: an advisory lock, held by a connection of its own as long as that
/// lives. A lost connection is noticed at once where the server closes it, and within seconds where it falls silent.
final class DatabaseClaim implements AutoCloseable {

    private static final long LOCK = 0x6361_7264_6561L; // "cardea"; locks are of one database
    private static final int OLDEST = 150000;
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Connection connection;
    private final Thread watch;
    private volatile boolean isHeld = true;

    private DatabaseClaim(Connection connection) {
        this.connection = connection;
        this.watch = Thread.ofPlatform().name("store-claim").daemon().unstarted(this::watch);
    }

    /// @throws DatabaseInUse if somebody else has it
    /// @throws DatabaseUnfit if the server is older than PostgreSQL 15, or forgets commits when it crashes
    /// @throws Unavailable if it does not answer
    static DatabaseClaim take(DataSource source) {
        try {
            Connection connection = source.getConnection();
            try {
                refuseUnfit(connection);
                lock(connection);
                DatabaseClaim claim = new DatabaseClaim(connection);
                claim.watch.start();
                return claim;
            } catch (Throwable e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new Unavailable("the database does not answer", e);
        }
    }

    boolean isHeld() {
        return isHeld;
    }

    /// Nothing may be written any more.
    void lose() {
        isHeld = false;
    }

    @Override
    public void close() {
        isHeld = false;
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            throw new IllegalStateException("could not give the database free", e);
        }
    }

    private static void refuseUnfit(Connection connection) throws SQLException {
        if (Integer.parseInt(shown(connection, "server_version_num")) < OLDEST) {
            throw new DatabaseUnfit("the database is PostgreSQL " + shown(connection, "server_version")
                    + "; the server needs 15 or newer");
        }
        if (shown(connection, "synchronous_commit").equals("off")) {
            throw new DatabaseUnfit("synchronous_commit is off for this user and database: a commit could be lost");
        }
        if (!shown(connection, "server_encoding").equals("UTF8")) {
            throw new DatabaseUnfit("the database keeps text as " + shown(connection, "server_encoding")
                    + "; it must be made with the encoding UTF8");
        }
    }

    private static String shown(Connection connection, String setting) throws SQLException {
        return asked(connection, "SHOW " + setting);
    }

    private static void lock(Connection connection) throws SQLException {
        if (!asked(connection, "SELECT pg_try_advisory_lock(" + LOCK + ")").equals("t")) {
            throw new DatabaseInUse(connection.getCatalog());
        }
    }

    private void watch() {
        try {
            while (isHeld) {
                // Waits, and fails at once when the server closes the connection.
                connection.unwrap(PGConnection.class).getNotifications((int) BETWEEN_LOOKS.toMillis());
                asked(connection, "SELECT 1");
            }
        } catch (SQLException _) {
            isHeld = false;
        }
    }

    private static String asked(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
