package dev.cardea.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One statement about to be run on a connection, and the values of its parameters. Whatever is bound is sent as a value,
/// never as a part of the text. A failure is a [SqlFailure].
final class SqlStatement {

    private static final Object UNBOUND = new Object();

    private final Link link;
    private final SqlText text;
    private final @Nullable Object[] values;

    SqlStatement(Link link, SqlText text) {
        this.link = link;
        this.text = text;
        this.values = new @Nullable Object[text.names().size()];
        Arrays.fill(values, UNBOUND);
    }

    SqlStatement bind(String name, long value) {
        return with(name, value);
    }

    /// As 1 or 0, in both databases.
    SqlStatement bind(String name, boolean value) {
        return with(name, value ? 1L : 0L);
    }

    SqlStatement bind(String name, @Nullable String value) {
        return with(name, value);
    }

    SqlStatement bind(String name, byte @Nullable [] value) {
        return with(name, value);
    }

    /// NULL, if it is empty.
    SqlStatement bind(String name, Optional<?> value) {
        return with(name, value.orElse(null));
    }

    /// Runs it, and says how many rows it changed.
    int execute() {
        return run(PreparedStatement::executeUpdate);
    }

    /// Its rows, each read by that.
    <T> Answer<T> map(RowReader<T> reader) {
        return new Answer<>(this, reader);
    }

    /// How one row is read.
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /// What a statement answers, once it is asked for: only then it runs.
    record Answer<T>(SqlStatement statement, RowReader<T> reader) {

        List<T> list() {
            return statement.run(prepared -> {
                try (ResultSet rows = prepared.executeQuery()) {
                    return all(rows);
                }
            });
        }

        /// @throws IllegalStateException if there are more
        Optional<T> findOne() {
            List<T> found = list();
            if (found.size() > 1) {
                throw new IllegalStateException("more than one row: " + statement.text.jdbc());
            }
            return found.stream().findFirst();
        }

        T one() {
            return findOne().orElseThrow(() -> new IllegalStateException("no row: " + statement.text.jdbc()));
        }

        private List<T> all(ResultSet rows) throws SQLException {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(reader.read(rows));
            }
            return found;
        }
    }

    private SqlStatement with(String name, @Nullable Object value) {
        List<String> names = text.names();
        boolean isThere = false;
        for (int i = 0; i < values.length; i++) {
            if (names.get(i).equals(name)) {
                values[i] = value;
                isThere = true;
            }
        }
        if (!isThere) {
            throw new IllegalArgumentException("no parameter " + name + ": " + text.jdbc());
        }
        return this;
    }

    private <T> T run(Link.Use<T> use) {
        try {
            return link.use(text.jdbc(), statement -> {
                fill(statement);
                return use.of(statement);
            });
        } catch (SQLException e) {
            throw new SqlFailure(text.jdbc(), e);
        }
    }

    private void fill(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            switch (values[i]) {
                case Long number -> statement.setLong(i + 1, number);
                case Integer number -> statement.setLong(i + 1, number);
                case String words -> statement.setString(i + 1, words);
                case byte[] bytes -> statement.setBytes(i + 1, bytes);
                case null -> statement.setNull(i + 1, Types.NULL);
                default -> throw new IllegalArgumentException(
                        "no value for " + text.names().get(i) + ": " + text.jdbc());
            }
        }
    }
}
