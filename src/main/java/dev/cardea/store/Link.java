package dev.cardea.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// One connection to a database, and the statements prepared on it. Used by one thread at a time.
final class Link implements AutoCloseable {

    private final Connection connection;
    private final boolean keepsStatements;
    private final Map<String, PreparedStatement> idle = new HashMap<>();

    private Link(Connection connection, boolean keepsStatements) {
        this.connection = connection;
        this.keepsStatements = keepsStatements;
    }

    /// A connection that lasts: each statement is prepared once. All SQL here is fixed text, so the number of kept
    /// statements is bounded.
    static Link lasting(DataSource source) {
        return new Link(connected(source), true);
    }

    /// A connection for a short while, as a pool lends it. PostgreSQL's driver keeps statements by itself.
    static Link lent(DataSource source) {
        return new Link(connected(source), false);
    }

    private static Connection connected(DataSource source) {
        try {
            return source.getConnection();
        } catch (SQLException e) {
            throw new SqlFailure("could not connect", e);
        }
    }

    Connection connection() {
        return connection;
    }

    /// @param named with its parameters as `:name`
    SqlStatement statement(String named) {
        return new SqlStatement(this, SqlText.of(named));
    }

    /// Runs a statement without parameters, and leaves aside what it answers.
    void run(String sql) throws SQLException {
        use(sql, statement -> {
            if (statement.execute()) {
                statement.getResultSet().close();
            }
            return true;
        });
    }

    /// What is done with a statement.
    interface Use<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    /// One that fails is not used again.
    ///
    /// @param jdbc with question marks
    <T> T use(String jdbc, Use<T> use) throws SQLException {
        PreparedStatement statement = take(jdbc);
        T answer;
        try {
            answer = use.of(statement);
        } catch (SQLException | RuntimeException | Error e) {
            try {
                statement.close();
            } catch (SQLException unclosed) {
                e.addSuppressed(unclosed);
            }
            throw e;
        }
        giveBack(jdbc, statement);
        return answer;
    }

    /// A statement in use is in nobody else's hands: it is taken out, and put back by [#giveBack].
    private PreparedStatement take(String jdbc) throws SQLException {
        @Nullable PreparedStatement kept = idle.remove(jdbc);
        return kept == null ? connection.prepareStatement(jdbc) : kept;
    }

    private void giveBack(String jdbc, PreparedStatement statement) throws SQLException {
        if (!keepsStatements || idle.containsKey(jdbc)) {
            statement.close();
            return;
        }
        statement.clearParameters();
        idle.put(jdbc, statement);
    }

    /// The driver closes the statements with it.
    @Override
    public void close() {
        idle.clear();
        try {
            connection.close();
        } catch (SQLException e) {
            throw new SqlFailure("could not close a connection", e);
        }
    }
}
