package dev.cardea.store;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A table that belongs to an installation, and therefore goes wherever that goes.
///
/// @param columns in an order that holds for both ends of a copy
/// @param key the columns, by their places, that tell rows apart, and by which they are ordered
record CopiedTable(String name, List<Column> columns, List<Integer> key) {

    /// What belongs to a database rather than to the installation in it: its own history, and the nodes that stand
    /// around it.
    private static final Set<String> OF_THE_DATABASE =
            Set.of("flyway_schema_history", "nodes", "feed", "feed_pending", "feed_head");

    CopiedTable {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        if (key.isEmpty()) {
            throw new IllegalStateException("the table " + name + " has no primary key, so it cannot be copied");
        }
    }

    static boolean isCopied(String table) {
        return !OF_THE_DATABASE.contains(table) && !table.startsWith("sqlite_");
    }

    /// Whether the two ends mean the same by it, whatever the order of their columns.
    boolean matches(CopiedTable other) {
        return name.equals(other.name)
                && Set.copyOf(columns).equals(Set.copyOf(other.columns))
                && keyColumns().equals(other.keyColumns());
    }

    List<Column> keyColumns() {
        return key.stream().map(columns::get).toList();
    }

    List<Column> otherColumns() {
        return columns.stream().filter(column -> !keyColumns().contains(column)).toList();
    }

    /// Marks that tell of a move stay where they are.
    String where() {
        return name.equals("marks")
                ? " WHERE name NOT IN ('" + MoveMarks.MOVED + "', '" + MoveMarks.ARRIVING + "')"
                : "";
    }

    /// As both databases sort them: texts by their bytes.
    int compareKeys(Row one, Row other) {
        for (int place : key) {
            int order = one.compare(other, place);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /// For people who look for the row: what is a number in its key, and a mark's name. Nothing that could be a
    /// secret.
    String nameOf(Row row) {
        String place = key.stream()
                .filter(column -> columns.get(column).kind() != Kind.BYTES)
                .map(column -> columns.get(column).name() + " " + row.value(column))
                .collect(Collectors.joining(", "));
        return "the table " + name + (place.isEmpty() ? "" : ", " + place);
    }

    static String quoted(String name) {
        return '"' + name + '"';
    }

    static String list(List<Column> columns) {
        return columns.stream().map(column -> quoted(column.name())).collect(Collectors.joining(", "));
    }

    String quotedName() {
        return quoted(name);
    }

    /// @param name as in SQL
    record Column(String name, Kind kind) {}

    /// What both databases tell apart.
    enum Kind {
        NUMBER,
        TEXT,
        BYTES;

        /// @param type as the database's catalog names it, in small letters
        static Kind of(String type) {
            return switch (type) {
                case "integer", "bigint", "smallint" -> NUMBER;
                case "text" -> TEXT;
                case "blob", "bytea" -> BYTES;
                default -> throw new IllegalStateException("a column of the type " + type + " cannot be copied");
            };
        }
    }
}
