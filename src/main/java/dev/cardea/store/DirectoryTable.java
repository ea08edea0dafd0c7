package dev.cardea.store;

import dev.cardea.core.Change;
import dev.cardea.core.Directory;
import dev.cardea.core.TenantId;
import dev.cardea.core.User;
import dev.cardea.core.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Users as administrators of Query Server see them.
final class DirectoryTable implements Directory {

    private final Handle handle;
    private final Consumer<Change> changes;

    DirectoryTable(Handle handle, Consumer<Change> changes) {
        this.handle = handle;
        this.changes = changes;
    }

    @Override
    public List<User> withAddress(TenantId tenant, long above, int most) {
        return List.copyOf(handle.createQuery("""
                        SELECT *
                        FROM users
                        WHERE tenant = :tenant AND number > :above AND email IS NOT NULL
                        ORDER BY number
                        LIMIT :most
                        """)
                .bind("tenant", tenant.number())
                .bind("above", above)
                .bind("most", most)
                .map((row, _) -> UserRow.user(row))
                .list());
    }

    @Override
    public Map<UserId, UUID> uuids(List<UserId> users) {
        return users.isEmpty()
                ? Map.of()
                : handle.createQuery("SELECT number, uuid FROM users WHERE number IN (<numbers>)")
                        .bindList("numbers", users.stream().map(UserId::number).toList())
                        .map((row, _) ->
                                Map.entry(new UserId(row.getLong("number")), UserRow.uuid(row.getBytes("uuid"))))
                        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public List<User> withUuid(UUID uuid) {
        return List.copyOf(handle.createQuery("SELECT * FROM users WHERE uuid = :uuid ORDER BY number")
                .bind("uuid", UserRow.bytes(uuid))
                .map((row, _) -> UserRow.user(row))
                .list());
    }

    @Override
    public boolean confirm(UserId user, Instant when) {
        changes.accept(Change.of(user));
        return handle.createUpdate("UPDATE users SET confirmed = :when WHERE number = :number AND confirmed IS NULL")
                        .bind("when", when.toEpochMilli())
                        .bind("number", user.number())
                        .execute()
                == 1;
    }

    @Override
    public void setAdministrator(UserId user, boolean isAdministrator) {
        changes.accept(Change.of(user));
        handle.createUpdate("UPDATE users SET administrator = :is WHERE number = :number")
                .bind("is", isAdministrator)
                .bind("number", user.number())
                .execute();
    }

    @Override
    public void touch(UserId user, Instant when) {
        changes.accept(Change.of(user));
        handle.createUpdate("UPDATE users SET updated = :when WHERE number = :number")
                .bind("when", when.toEpochMilli())
                .bind("number", user.number())
                .execute();
    }
}
