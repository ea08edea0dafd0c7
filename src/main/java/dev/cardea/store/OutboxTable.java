package dev.cardea.store;

import dev.cardea.core.Change;
import dev.cardea.core.Delivery;
import dev.cardea.core.LetterId;
import dev.cardea.core.NewLetter;
import dev.cardea.core.Outbox;
import dev.cardea.core.OutboxLetter;
import dev.cardea.core.Sealed;
import dev.cardea.core.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Letters that wait or were delivered.
final class OutboxTable implements Outbox {

    private final Link link;
    private final Consumer<Change> changes;

    OutboxTable(Link link, Consumer<Change> changes) {
        this.link = link;
        this.changes = changes;
    }

    @Override
    public LetterId add(NewLetter letter) {
        LetterId id = link.statement("""
                        INSERT INTO outbox (tenant, sealed, next_try, created, expires)
                        VALUES (:tenant, :sealed, :created, :created, :expires)
                        RETURNING number
                        """)
                .bind("tenant", letter.tenant().number())
                .bind("sealed", letter.sealed().bytes())
                .bind("created", letter.created().toEpochMilli())
                .bind("expires", letter.expires().toEpochMilli())
                .map(row -> new LetterId(row.getLong("number")))
                .one();
        changes.accept(Change.of(id));
        return id;
    }

    @Override
    public List<OutboxLetter> claim(Instant now, int most, Duration lease) {
        return link
                .statement("""
                        UPDATE outbox
                        SET attempts = attempts + 1, next_try = :until
                        WHERE number IN (
                            SELECT number
                            FROM outbox
                            WHERE state = 'waiting' AND next_try <= :now
                            ORDER BY next_try
                            LIMIT :most)
                        RETURNING *
                        """)
                .bind("until", now.plus(lease).toEpochMilli())
                .bind("now", now.toEpochMilli())
                .bind("most", most)
                .map(row -> letter(row))
                .list()
                .stream()
                .sorted(Comparator.comparingLong(letter -> letter.id().number()))
                .toList();
    }

    @Override
    public boolean note(LetterId id, Delivery delivery) {
        return switch (delivery) {
            case Delivery.Sent(Instant when) -> finish(id, OutboxLetter.State.SENT, when, Optional.empty());
            case Delivery.Failed(Instant when, String trouble) ->
                finish(id, OutboxLetter.State.FAILED, when, Optional.of(trouble));
            case Delivery.Later(Instant nextTry, String trouble) -> putOff(id, nextTry, trouble);
        };
    }

    @Override
    public int expire(Instant now, int most) {
        return link.statement("""
                        UPDATE outbox
                        SET state = 'expired', finished = :now, sealed = NULL
                        WHERE number IN (
                            SELECT number
                            FROM outbox
                            WHERE state = 'waiting' AND next_try <= :now AND expires <= :now
                            LIMIT :most)
                        """)
                .bind("now", now.toEpochMilli())
                .bind("most", most)
                .execute();
    }

    @Override
    public List<OutboxLetter> latest(int most) {
        return List.copyOf(link.statement("SELECT * FROM outbox ORDER BY number DESC LIMIT :most")
                .bind("most", most)
                .map(row -> letter(row))
                .list());
    }

    /// Each half is answered from an index alone.
    @Override
    public Map<OutboxLetter.State, Long> counts() {
        Map<OutboxLetter.State, Long> counts = new EnumMap<>(OutboxLetter.State.class);
        link.statement("""
                        SELECT 'waiting' AS state, count(*) AS letters
                        FROM outbox
                        WHERE state = 'waiting'
                        UNION ALL
                        SELECT state, count(*) AS letters
                        FROM outbox
                        WHERE finished IS NOT NULL
                        GROUP BY state
                        """)
                .map(row -> Map.entry(state(row), row.getLong("letters")))
                .list()
                .forEach(count -> counts.put(count.getKey(), count.getValue()));
        return Map.copyOf(counts);
    }

    @Override
    public int sweep(Instant before, int most) {
        return link.statement("""
                        DELETE FROM outbox
                        WHERE number IN (
                            SELECT number
                            FROM outbox
                            WHERE finished < :before
                            ORDER BY finished
                            LIMIT :most)
                        """)
                .bind("before", before.toEpochMilli())
                .bind("most", most)
                .execute();
    }

    private boolean finish(LetterId id, OutboxLetter.State state, Instant when, Optional<String> trouble) {
        return link.statement("""
                        UPDATE outbox
                        SET state = :state, finished = :when, trouble = coalesce(:trouble, trouble), sealed = NULL
                        WHERE number = :number AND state = 'waiting'
                        """)
                        .bind("state", label(state))
                        .bind("when", when.toEpochMilli())
                        .bind("trouble", trouble)
                        .bind("number", id.number())
                        .execute()
                == 1;
    }

    private boolean putOff(LetterId id, Instant nextTry, String trouble) {
        return link.statement("""
                        UPDATE outbox
                        SET next_try = :next, trouble = :trouble
                        WHERE number = :number AND state = 'waiting'
                        """)
                        .bind("next", nextTry.toEpochMilli())
                        .bind("trouble", trouble)
                        .bind("number", id.number())
                        .execute()
                == 1;
    }

    private static OutboxLetter letter(ResultSet row) throws SQLException {
        return new OutboxLetter(
                new LetterId(row.getLong("number")),
                new TenantId(row.getLong("tenant")),
                state(row),
                row.getInt("attempts"),
                Columns.instant(row, "next_try"),
                Columns.instant(row, "expires"),
                Columns.optionalText(row, "trouble"),
                Columns.instant(row, "created"),
                Columns.optionalInstant(row, "finished"),
                Optional.ofNullable(row.getBytes("sealed")).map(Sealed::new));
    }

    private static OutboxLetter.State state(ResultSet row) throws SQLException {
        return OutboxLetter.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
    }

    private static String label(OutboxLetter.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
