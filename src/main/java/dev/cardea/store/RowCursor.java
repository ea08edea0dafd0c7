package dev.cardea.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/// Rows of one table, one after the other.
final class RowCursor implements Rows, AutoCloseable {

    private final Statement statement;
    private final ResultSet result;
    private final List<CopiedTable.Column> columns;

    /// @param statement closed with it
    /// @param columns of the result, in its order
    RowCursor(Statement statement, ResultSet result, List<CopiedTable.Column> columns) {
        this.statement = statement;
        this.result = result;
        this.columns = columns;
    }

    @Override
    public Optional<Row> next() throws SQLException {
        return result.next() ? Optional.of(Row.read(result, columns)) : Optional.empty();
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
