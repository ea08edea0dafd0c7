package dev.cardea.store;

import dev.cardea.core.Change;
import dev.cardea.core.Directory;
import dev.cardea.core.TenantId;
import dev.cardea.core.User;
import dev.cardea.core.UserId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Users as administrators of Query Server see them.
final class DirectoryTable implements Directory {

    private static final int AT_ONCE = 100;
    private static final String SOME = IntStream.range(0, AT_ONCE)
            .mapToObj(i -> ":number" + i)
            .collect(Collectors.joining(", ", "SELECT number, uuid FROM users WHERE number IN (", ")"));

    private final Link link;
    private final Consumer<Change> changes;

    DirectoryTable(Link link, Consumer<Change> changes) {
        this.link = link;
        this.changes = changes;
    }

    @Override
    public List<User> withAddress(TenantId tenant, long above, int most) {
        return List.copyOf(link.statement("""
                        SELECT *
                        FROM users
                        WHERE tenant = :tenant AND number > :above AND email IS NOT NULL
                        ORDER BY number
                        LIMIT :most
                        """)
                .bind("tenant", tenant.number())
                .bind("above", above)
                .bind("most", most)
                .map(row -> UserRow.user(row))
                .list());
    }

    @Override
    public Map<UserId, UUID> uuids(List<UserId> users) {
        Map<UserId, UUID> found = new HashMap<>();
        for (int from = 0; from < users.size(); from += AT_ONCE) {
            SqlStatement some = link.statement(SOME);
            for (int i = 0; i < AT_ONCE; i++) {
                some.bind(
                        "number" + i,
                        users.get(Math.min(from + i, users.size() - 1)).number());
            }
            some.map(row -> Map.entry(new UserId(row.getLong("number")), UserRow.uuid(row.getBytes("uuid"))))
                    .list()
                    .forEach(one -> found.put(one.getKey(), one.getValue()));
        }
        return Map.copyOf(found);
    }

    @Override
    public List<User> withUuid(UUID uuid) {
        return List.copyOf(link.statement("SELECT * FROM users WHERE uuid = :uuid ORDER BY number")
                .bind("uuid", UserRow.bytes(uuid))
                .map(row -> UserRow.user(row))
                .list());
    }

    @Override
    public boolean confirm(UserId user, Instant when) {
        changes.accept(Change.of(user));
        return link.statement("UPDATE users SET confirmed = :when WHERE number = :number AND confirmed IS NULL")
                        .bind("when", when.toEpochMilli())
                        .bind("number", user.number())
                        .execute()
                == 1;
    }

    @Override
    public void setAdministrator(UserId user, boolean isAdministrator) {
        changes.accept(Change.of(user));
        link.statement("UPDATE users SET administrator = :is WHERE number = :number")
                .bind("is", isAdministrator)
                .bind("number", user.number())
                .execute();
    }

    @Override
    public void touch(UserId user, Instant when) {
        changes.accept(Change.of(user));
        link.statement("UPDATE users SET updated = :when WHERE number = :number")
                .bind("when", when.toEpochMilli())
                .bind("number", user.number())
                .execute();
    }
}
