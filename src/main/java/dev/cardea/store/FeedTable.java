package dev.cardea.store;

import dev.cardea.core.Change;
import dev.cardea.core.Feed;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What has changed in one PostgreSQL database, numbered in the order of commits.
record FeedTable(PostgresNodeLink link) implements Feed {

    /// Within the transaction that changes it, all at once.
    static void add(Link link, List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        String sql = "INSERT INTO feed_pending (kind, subject) VALUES (?, ?)";
        try (PreparedStatement statement = link.connection().prepareStatement(sql)) {
            for (Change change : changes) {
                statement.setString(1, change.kind().name());
                statement.setLong(2, change.id());
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new SqlFailure(sql, e);
        }
    }

    @Override
    public long number() {
        return link.ask(link -> link.statement("SELECT number_feed()")
                .map(row -> row.getLong(1))
                .one());
    }

    /// Reads by its indexes alone, whatever the planner knows of tables that change all the time.
    @Override
    public Page after(long number, int most) {
        List<Row> rows = link.ask(link -> link.statement("""
                        SELECT head.number AS head, EXISTS (SELECT 1 FROM feed_pending) AS pending,
                               entry.number, entry.kind, entry.subject
                        FROM feed_head AS head LEFT JOIN LATERAL (
                            SELECT number, kind, subject
                            FROM feed
                            WHERE number > :number
                            ORDER BY number
                            LIMIT :most) AS entry ON TRUE
                        WHERE head.one = 1
                        ORDER BY entry.number
                        """)
                .bind("number", number)
                .bind("most", most)
                .map(row -> new Row(row.getLong("head"), row.getBoolean("pending"), entry(row)))
                .list());
        List<Entry> entries = rows.stream().flatMap(row -> row.entry.stream()).toList();
        return new Page(rows.getFirst().head, rows.getFirst().hasPending, entries);
    }

    @Override
    public int sweep(Duration age) {
        return link.ask(link -> link.statement("DELETE FROM feed WHERE made < now() - :seconds * INTERVAL '1 second'")
                .bind("seconds", age.toSeconds())
                .execute());
    }

    private static Optional<Entry> entry(ResultSet row) throws SQLException {
        Optional<String> kind = Columns.optionalText(row, "kind");
        return kind.isEmpty()
                ? Optional.empty()
                : Optional.of(new Entry(
                        row.getLong("number"), Change.of(Change.Kind.valueOf(kind.get()), row.getLong("subject"))));
    }

    private record Row(long head, boolean hasPending, Optional<Entry> entry) {}
}
