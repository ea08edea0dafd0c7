package dev.cardea.store;

import dev.cardea.store.CopiedTable.Column;
import dev.cardea.store.CopiedTable.Kind;
import dev.cardea.store.MoveClaim.Found;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/// The tables of a database file, through a connection of their own.
final class SqliteTables implements CopyTarget {

    private final Connection connection;
    private boolean isLooking;

    private SqliteTables(Connection connection) {
        this.connection = connection;
    }

    /// To be copied from.
    ///
    /// @param connection closed with it
    static SqliteTables readOnly(Connection connection) throws SQLException {
        SqliteTables tables = new SqliteTables(connection);
        tables.execute("PRAGMA query_only = ON");
        return tables;
    }

    /// To be copied to: a file that nobody else has, and that counts for nothing before it is complete.
    ///
    /// @param connection closed with it
    static SqliteTables ofNewFile(Connection connection) throws SQLException {
        SqliteTables tables = new SqliteTables(connection);
        tables.execute("PRAGMA foreign_keys = OFF"); // looked at as a whole in the end
        tables.execute("PRAGMA journal_mode = OFF"); // the file is thrown away if anything fails
        tables.execute("PRAGMA synchronous = OFF");
        tables.execute("BEGIN");
        return tables;
    }

    @Override
    public void look() throws SQLException {
        if (isLooking) {
            execute("COMMIT");
        }
        execute("BEGIN"); // the driver is left in auto-commit mode, in which it begins nothing of its own
        isLooking = true;
    }

    @Override
    public List<CopiedTable> tables() throws SQLException {
        List<CopiedTable> tables = new ArrayList<>();
        for (String name : texts("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")) {
            if (CopiedTable.isCopied(name)) {
                tables.add(table(name));
            }
        }
        return List.copyOf(tables);
    }

    @Override
    public RowCursor rows(CopiedTable table) throws SQLException {
        Statement statement = connection.createStatement();
        return new RowCursor(
                statement,
                statement.executeQuery("SELECT " + CopiedTable.list(table.columns()) + " FROM " + table.quotedName()
                        + table.where() + " ORDER BY " + CopiedTable.list(table.keyColumns())),
                table.columns());
    }

    @Override
    public long lastNumber(CopiedTable table) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT seq FROM sqlite_sequence WHERE name = ?")) {
            statement.setString(1, table.name());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /// PostgreSQL keeps no text with the character 0 in it.
    @Override
    public void refuseForeignText(CopiedTable table) throws SQLException {
        for (Column column : table.columns()) {
            if (column.kind() == Kind.TEXT) {
                refuseZeros(table, column);
            }
        }
    }

    @Override
    public void empty(List<CopiedTable> tables) throws SQLException {
        for (CopiedTable table : tables) {
            execute("DELETE FROM " + table.quotedName());
        }
    }

    @Override
    public void fill(CopiedTable table, Rows rows) throws SQLException {
        writes(table).insert(rows);
    }

    @Override
    public void settle() throws SQLException {
        execute("ANALYZE");
    }

    @Override
    public RowWrites writes(CopiedTable table) {
        return new RowWrites(connection, table, "");
    }

    @Override
    public void continueAfter(CopiedTable table, long number) throws SQLException {
        if (number > lastNumber(table)) {
            execute("DELETE FROM sqlite_sequence WHERE name = '" + table.name() + "'");
            execute("INSERT INTO sqlite_sequence (name, seq) VALUES ('" + table.name() + "', " + number + ")");
        }
    }

    /// What is there already.
    Found found() throws SQLException {
        List<CopiedTable> tables = tables();
        if (tables.stream().noneMatch(table -> table.name().equals("marks"))) {
            return new Found(tables.isEmpty(), Optional.empty(), false, Optional.empty());
        }
        return new Found(
                isEmpty(tables),
                mark(MoveMarks.ARRIVING),
                mark(MoveMarks.MOVED).isPresent(),
                mark(MoveMarks.INSTALLATION));
    }

    /// Notes that a move is under way, and keeps everything.
    void keep(String arriving) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT INTO marks (name, value) VALUES (?, ?)")) {
            statement.setString(1, MoveMarks.ARRIVING);
            statement.setString(2, arriving);
            statement.executeUpdate();
        }
        List<String> dangling = texts("SELECT \"table\" FROM pragma_foreign_key_check()");
        if (!dangling.isEmpty()) {
            throw new MoveRefused("rows of the table " + dangling.getFirst() + " refer to rows that are not there");
        }
        execute("COMMIT");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private boolean isEmpty(List<CopiedTable> tables) throws SQLException {
        for (CopiedTable table : tables) {
            if (!texts("SELECT 1 FROM " + table.quotedName() + table.where() + " LIMIT 1")
                    .isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private Optional<String> mark(String name) throws SQLException {
        return texts("SELECT value FROM marks WHERE name = '" + name + "'").stream()
                .findFirst();
    }

    private CopiedTable table(String name) throws SQLException {
        List<Column> columns = new ArrayList<>();
        TreeMap<Integer, Integer> key = new TreeMap<>();
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT name, type, pk FROM pragma_table_info(?) ORDER BY cid")) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    if (row.getInt("pk") > 0) {
                        key.put(row.getInt("pk"), columns.size());
                    }
                    columns.add(new Column(
                            row.getString("name"), Kind.of(row.getString("type").toLowerCase(Locale.ROOT))));
                }
            }
        }
        return new CopiedTable(name, columns, List.copyOf(key.values()));
    }

    private void refuseZeros(CopiedTable table, Column column) throws SQLException {
        try (Statement statement = connection.createStatement();
                RowCursor found = new RowCursor(
                        statement,
                        statement.executeQuery("SELECT " + CopiedTable.list(table.columns()) + " FROM "
                                + table.quotedName() + " WHERE instr(" + CopiedTable.quoted(column.name())
                                + ", char(0)) > 0 LIMIT 1"),
                        table.columns())) {
            Optional<Row> row = found.next();
            if (row.isPresent()) {
                throw MoveRefused.ofForeignText(table, row.get(), column);
            }
        }
    }

    private List<String> texts(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (row.next()) {
                texts.add(row.getString(1));
            }
            return texts;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
