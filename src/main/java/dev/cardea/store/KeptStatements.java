package dev.cardea.store;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// Prepares each statement of a connection once: the driver itself keeps none. All SQL here is fixed text, so the
/// number of kept statements is bounded. Used by one thread at a time, as its connection is.
final class KeptStatements implements StatementBuilder {

    private final Map<String, PreparedStatement> idle = new HashMap<>();

    @Override
    public Statement create(Connection connection, StatementContext context) throws SQLException {
        return connection.createStatement();
    }

    @Override
    public PreparedStatement create(Connection connection, String sql, StatementContext context) throws SQLException {
        return take(connection, sql);
    }

    @Override
    public CallableStatement createCall(Connection connection, String sql, StatementContext context)
            throws SQLException {
        return connection.prepareCall(sql);
    }

    @Override
    public void close(Connection connection, String sql, Statement statement) throws SQLException {
        if (statement instanceof PreparedStatement prepared) {
            keep(sql, prepared);
        } else {
            statement.close();
        }
    }

    @Override
    public void close(Connection connection) {
        // The driver finalizes a connection's statements when it closes the connection.
        idle.clear();
    }

    /// A statement in use is in nobody else's hands: it is taken out, and put back by [#keep].
    PreparedStatement take(Connection connection, String sql) throws SQLException {
        @Nullable PreparedStatement kept = idle.remove(sql);
        return kept == null ? connection.prepareStatement(sql) : kept;
    }

    void keep(String sql, PreparedStatement statement) throws SQLException {
        statement.clearParameters();
        @Nullable PreparedStatement other = idle.putIfAbsent(sql, statement);
        if (other != null) {
            statement.close();
        }
    }
}
