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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// The tables of a PostgreSQL database, in one transaction of a connection of their own.
final class PostgresTables implements CopyTarget {

    private static final int ROWS_AT_ONCE = 2_000;

    private final Connection connection;

    private PostgresTables(Connection connection) {
        this.connection = connection;
    }

    /// To be copied from.
    ///
    /// @param connection closed with it
    static PostgresTables readOnly(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        return new PostgresTables(connection);
    }

    /// To be copied to. Nobody else sees anything of it before [#keep].
    ///
    /// @param connection closed with it
    static PostgresTables forWriting(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        return new PostgresTables(connection);
    }

    @Override
    public void look() throws SQLException {
        connection.commit();
    }

    @Override
    public List<CopiedTable> tables() throws SQLException {
        TreeMap<String, CopiedTable> tables = new TreeMap<>();
        for (String name : texts("""
                SELECT relname FROM pg_class
                WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
                """)) {
            if (CopiedTable.isCopied(name)) {
                tables.put(name, table(name));
            }
        }
        return inOrder(tables);
    }

    @Override
    public RowCursor rows(CopiedTable table) throws SQLException {
        Statement statement = connection.createStatement();
        statement.setFetchSize(ROWS_AT_ONCE);
        String order = table.keyColumns().stream()
                .map(column -> CopiedTable.quoted(column.name()) + (column.kind() == Kind.TEXT ? " COLLATE \"C\"" : ""))
                .collect(Collectors.joining(", "));
        return new RowCursor(
                statement,
                statement.executeQuery("SELECT " + CopiedTable.list(table.columns()) + " FROM " + table.quotedName()
                        + table.where() + " ORDER BY " + order),
                table.columns());
    }

    @Override
    public long lastNumber(CopiedTable table) throws SQLException {
        Optional<String> sequence = sequence(table);
        return sequence.isEmpty()
                ? 0
                : Long.parseLong(texts("SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM " + sequence.get())
                        .getFirst());
    }

    /// SQLite keeps whatever PostgreSQL does.
    @Override
    public void refuseForeignText(CopiedTable table) {}

    @Override
    public void empty(List<CopiedTable> tables) throws SQLException {
        execute("TRUNCATE " + tables.stream().map(CopiedTable::quotedName).collect(Collectors.joining(", ")));
    }

    @Override
    public void fill(CopiedTable table, Rows rows) throws SQLException {
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + table.quotedName() + " (" + CopiedTable.list(table.columns()) + ") FROM STDIN");
        CopyText text = new CopyText(table);
        try {
            Optional<Row> row = rows.next();
            while (row.isPresent()) {
                text.add(row.get());
                if (text.isLong()) {
                    text.send(copy);
                }
                row = rows.next();
            }
            text.send(copy);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    @Override
    public void settle() throws SQLException {
        execute("ANALYZE " + tables().stream().map(CopiedTable::quotedName).collect(Collectors.joining(", ")));
    }

    @Override
    public RowWrites writes(CopiedTable table) {
        return new RowWrites(connection, table, " OVERRIDING SYSTEM VALUE");
    }

    @Override
    public void continueAfter(CopiedTable table, long number) throws SQLException {
        Optional<String> sequence = sequence(table);
        if (number > 0 && sequence.isPresent()) {
            execute("SELECT setval('" + sequence.get() + "', " + number + ", true)");
        }
    }

    /// Lets nobody else even look.
    void lock(List<CopiedTable> tables) throws SQLException {
        execute("LOCK TABLE " + tables.stream().map(CopiedTable::quotedName).collect(Collectors.joining(", ")));
    }

    /// What is there already.
    Found found(List<CopiedTable> tables) throws SQLException {
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
        connection.commit();
        if (connection.getWarnings() != null) {
            throw connection.getWarnings();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /// Leaves nothing of what was not [kept][#keep], whatever state the connection is in.
    void abandon() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            throw new IllegalStateException("could not give up the connection of a copy", e);
        }
    }

    private boolean isEmpty(List<CopiedTable> tables) throws SQLException {
        for (CopiedTable table : tables) {
            if (texts("SELECT EXISTS (SELECT 1 FROM " + table.quotedName() + table.where() + ")")
                    .getFirst()
                    .equals("t")) {
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
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT a.attname, format_type(a.atttypid, NULL) AS type,
                       coalesce(array_position(i.indkey::smallint[], a.attnum), -1) AS place
                FROM pg_attribute a LEFT JOIN pg_index i ON i.indrelid = a.attrelid AND i.indisprimary
                WHERE a.attrelid = to_regclass(quote_ident(?)) AND a.attnum > 0 AND NOT a.attisdropped
                ORDER BY a.attnum
                """)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    if (row.getInt("place") >= 0) {
                        key.put(row.getInt("place"), columns.size());
                    }
                    columns.add(new Column(row.getString("attname"), Kind.of(row.getString("type"))));
                }
            }
        }
        return new CopiedTable(name, columns, List.copyOf(key.values()));
    }

    /// Those that others refer to come first.
    private List<CopiedTable> inOrder(Map<String, CopiedTable> tables) throws SQLException {
        TreeMap<String, List<String>> references = new TreeMap<>();
        for (String name : tables.keySet()) {
            references.put(
                    name,
                    texts("SELECT confrelid::regclass::text FROM pg_constraint WHERE contype = 'f' AND conrelid = '"
                            + CopiedTable.quoted(name) + "'::regclass AND confrelid <> conrelid"));
        }
        List<CopiedTable> ordered = new ArrayList<>();
        while (!tables.isEmpty()) {
            CopiedTable next = tables.values().stream()
                    .filter(table -> references.getOrDefault(table.name(), List.of()).stream()
                            .noneMatch(tables::containsKey))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalStateException("tables refer to one another in a circle: " + tables.keySet()));
            ordered.add(next);
            tables.remove(next.name());
        }
        return List.copyOf(ordered);
    }

    /// What numbers the rows of the table, if anything does.
    private Optional<String> sequence(CopiedTable table) throws SQLException {
        String column = table.keyColumns().getFirst().name();
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT pg_get_serial_sequence(quote_ident(?), ?)")) {
            statement.setString(1, table.name());
            statement.setString(2, column);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return Optional.ofNullable(row.getString(1));
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
