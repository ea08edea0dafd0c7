package dev.cardea.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/// Commits that were sent and not answered. Such a commit may still happen later, and then nobody would forget what it
/// changed: so its session is ended first.
final class DoubtfulCommits {

    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final DataSource source;

    DoubtfulCommits(DataSource source) {
        this.source = source;
    }

    /// True once the session is gone, and with it whatever it had not yet done; false if that cannot be learnt.
    ///
    /// @param session the number of the server's process
    boolean settle(int session) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        SELECT pg_terminate_backend(?, ?)
                            OR NOT EXISTS (SELECT 1 FROM pg_stat_activity WHERE pid = ?)
                        """)) {
            statement.setInt(1, session);
            statement.setLong(2, PATIENCE.toMillis());
            statement.setInt(3, session);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        } catch (SQLException _) {
            return false;
        }
    }
}
