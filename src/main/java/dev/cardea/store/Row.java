package dev.cardea.store;

import dev.cardea.store.CopiedTable.Kind;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row on its way from one database to another: numbers, texts, bytes, and [#NOTHING] for NULL.
final class Row {

    static final Object NOTHING = new Object();

    private final Object[] values;

    private Row(Object[] values) {
        this.values = values;
    }

    /// @param columns of the result, in its order
    static Row read(ResultSet result, List<CopiedTable.Column> columns) throws SQLException {
        Object[] values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(result, i + 1, columns.get(i).kind());
        }
        return new Row(values);
    }

    Object value(int place) {
        return values[place];
    }

    boolean isSame(Row other) {
        return Arrays.deepEquals(values, other.values);
    }

    int compare(Row other, int place) {
        return switch (values[place]) {
            case Long number -> Long.compare(number, (Long) other.values[place]);
            case String text -> Arrays.compareUnsigned(utf8(text), utf8((String) other.values[place]));
            case byte[] bytes -> Arrays.compareUnsigned(bytes, (byte[]) other.values[place]);
            default -> throw new IllegalStateException("a key cannot be NULL");
        };
    }

    void bind(PreparedStatement statement, int position, int place, Kind kind) throws SQLException {
        switch (values[place]) {
            case Long number -> statement.setLong(position, number);
            case String text -> statement.setString(position, text);
            case byte[] bytes -> statement.setBytes(position, bytes);
            default -> statement.setNull(position, sqlType(kind));
        }
    }

    private static Object value(ResultSet result, int position, Kind kind) throws SQLException {
        return switch (kind) {
            case NUMBER -> {
                long number = result.getLong(position);
                yield result.wasNull() ? NOTHING : (Object) number;
            }
            case TEXT -> orNothing(result.getString(position));
            case BYTES -> orNothing(result.getBytes(position));
        };
    }

    private static Object orNothing(@Nullable Object value) {
        return value == null ? NOTHING : value;
    }

    private static int sqlType(Kind kind) {
        return switch (kind) {
            case NUMBER -> Types.BIGINT;
            case TEXT -> Types.VARCHAR;
            case BYTES -> Types.BINARY;
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Row[hidden]";
    }
}
