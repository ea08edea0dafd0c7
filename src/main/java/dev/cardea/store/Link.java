package dev.cardea.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// One connection to the database file and the statements prepared on it. Used by one thread at a time.
final class Link implements AutoCloseable {

    private final Handle handle;
    private final KeptStatements statements;

    private Link(Handle handle, KeptStatements statements) {
        this.handle = handle;
        this.statements = statements;
    }

    static Link open(Jdbi jdbi) {
        KeptStatements statements = new KeptStatements();
        return new Link(jdbi.open().setStatementBuilder(statements), statements);
    }

    Handle handle() {
        return handle;
    }

    /// Runs a statement that begins or ends a transaction or a savepoint, at less cost than through Jdbi.
    void run(String sql) throws SQLException {
        Connection connection = handle.getConnection();
        PreparedStatement statement = statements.take(connection, sql);
        try {
            statement.execute();
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
        statements.keep(sql, statement);
    }

    @Override
    public void close() {
        handle.close();
    }
}
