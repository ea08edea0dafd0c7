package dev.cardea.bench;

import dev.cardea.store.SqliteStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/// Counts the rows of the tables that use fills, through a connection of its own that only reads.
final class TableRows implements AutoCloseable {

    /// What comes and goes.
    enum Table {
        SESSIONS("sessions"),
        REVOKED_TOKENS("revoked_tokens"),
        CODES("codes"),
        LETTERS("outbox");

        private final String name;

        Table(String name) {
            this.name = name;
        }

        /// As the curve names it.
        String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private final Connection connection;

    /// @param data the folder of a store that is open in this process
    TableRows(Path data) throws SQLException {
        this.connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve(SqliteStore.FILE));
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA query_only = ON");
        }
    }

    /// How many rows each table has now.
    Map<Table, Long> count() throws SQLException {
        Map<Table, Long> rows = new EnumMap<>(Table.class);
        for (Table table : Table.values()) {
            rows.put(table, number("SELECT count(*) FROM " + table.name));
        }
        return rows;
    }

    /// Bytes of the database's pages that are in use, and of those that are kept to be used again.
    long bytes() throws SQLException {
        return number("PRAGMA page_count") * number("PRAGMA page_size");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private long number(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
