package dev.cardea.store;

import dev.cardea.store.CopiedTable.Column;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Statements that bring single rows of a table to what they should be.
///
/// @param overriding what an INSERT says before VALUES where the database would number rows itself
record RowWrites(Connection connection, CopiedTable table, String overriding) {

    private static final int AT_ONCE = 500;

    void delete(Rows rows) throws SQLException {
        run("DELETE FROM " + table.quotedName() + where(), table.key(), rows);
    }

    /// Sets all but the key.
    void update(Rows rows) throws SQLException {
        List<Integer> others = places(table.otherColumns());
        if (others.isEmpty()) {
            return;
        }
        String set = others.stream()
                .map(place -> CopiedTable.quoted(column(place).name()) + " = ?")
                .collect(Collectors.joining(", "));
        List<Integer> bound = new ArrayList<>(others);
        bound.addAll(table.key());
        run("UPDATE " + table.quotedName() + " SET " + set + where(), bound, rows);
    }

    void insert(Rows rows) throws SQLException {
        String places = table.columns().stream().map(_ -> "?").collect(Collectors.joining(", "));
        run(
                "INSERT INTO " + table.quotedName() + " (" + CopiedTable.list(table.columns()) + ")" + overriding
                        + " VALUES (" + places + ")",
                IntStream.range(0, table.columns().size()).boxed().toList(),
                rows);
    }

    /// The row with the key of this one, as it is now.
    Optional<Row> row(Row like) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT " + CopiedTable.list(table.columns()) + " FROM " + table.quotedName() + where())) {
            bind(statement, table.key(), like);
            try (ResultSet found = statement.executeQuery()) {
                return found.next() ? Optional.of(Row.read(found, table.columns())) : Optional.empty();
            }
        }
    }

    private String where() {
        return table.keyColumns().stream()
                .map(column -> CopiedTable.quoted(column.name()) + " = ?")
                .collect(Collectors.joining(" AND ", " WHERE ", ""));
    }

    private void bind(PreparedStatement statement, List<Integer> places, Row row) throws SQLException {
        for (int i = 0; i < places.size(); i++) {
            row.bind(statement, i + 1, places.get(i), column(places.get(i)).kind());
        }
    }

    private void run(String sql, List<Integer> places, Rows rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int waiting = 0;
            Optional<Row> row = rows.next();
            while (row.isPresent()) {
                bind(statement, places, row.get());
                statement.addBatch();
                waiting++;
                if (waiting % AT_ONCE == 0) {
                    statement.executeBatch();
                }
                row = rows.next();
            }
            statement.executeBatch();
        }
    }

    private List<Integer> places(List<Column> columns) {
        return columns.stream().map(table.columns()::indexOf).toList();
    }

    private Column column(int place) {
        return table.columns().get(place);
    }
}
