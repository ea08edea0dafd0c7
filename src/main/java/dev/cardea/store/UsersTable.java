package dev.cardea.store;

import dev.cardea.core.Change;
import dev.cardea.core.Email;
import dev.cardea.core.ExternalId;
import dev.cardea.core.KeyNumber;
import dev.cardea.core.NewUser;
import dev.cardea.core.PointId;
import dev.cardea.core.TenantId;
import dev.cardea.core.User;
import dev.cardea.core.UserId;
import dev.cardea.core.UserName;
import dev.cardea.core.Users;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/// Users in SQLite, a row of about 75 bytes each.
final class UsersTable implements Users {

    private final Handle handle;
    private final Consumer<Change> changes;

    UsersTable(Handle handle, Consumer<Change> changes) {
        this.handle = handle;
        this.changes = changes;
    }

    /// Notes no change: nobody can remember a user who has just been given a number.
    @Override
    public Optional<User> add(NewUser user) {
        return handle.createQuery("""
                        INSERT INTO users (tenant, uuid, point_id, external_id, email_typed, email,
                                           refresh_key, refresh_since, created)
                        VALUES (:tenant, :uuid, :pointId, :externalId, :emailTyped, :email,
                                :refreshKey, :created, :created)
                        ON CONFLICT DO NOTHING
                        RETURNING *
                        """)
                .bind("tenant", user.tenant().number())
                .bind("uuid", UserRow.bytes(user.uuid()))
                .bind("pointId", UserRow.characters(user.pointId()))
                .bind("externalId", user.externalId().map(ExternalId::text))
                .bind("emailTyped", user.email().map(Email::typed))
                .bind("email", user.email().map(Email::compared))
                .bind("refreshKey", user.refreshKey().number())
                .bind("created", user.created().toEpochMilli())
                .map((row, _) -> UserRow.user(row))
                .findOne();
    }

    @Override
    public Optional<User> byId(UserId id) {
        return handle.createQuery("SELECT * FROM users WHERE number = :number")
                .bind("number", id.number())
                .map((row, _) -> UserRow.user(row))
                .findOne();
    }

    @Override
    public Optional<User> named(TenantId tenant, UserName name) {
        return switch (name) {
            case PointId given -> found("point_id", tenant, UserRow.characters(given));
            case ExternalId given -> found("external_id", tenant, given.text());
        };
    }

    @Override
    public Optional<User> withEmail(TenantId tenant, Email email) {
        return found("email", tenant, email.compared());
    }

    @Override
    public boolean rename(User user, UserName name) {
        changes.accept(Change.of(user.id()));
        return switch (name) {
            case PointId given -> renamed("point_id", user.id(), UserRow.characters(given));
            case ExternalId given -> renamed("external_id", user.id(), given.text());
        };
    }

    @Override
    public User renewRefresh(UserId id, KeyNumber key, Instant since) {
        changes.accept(Change.of(id));
        return handle.createQuery("""
                        UPDATE users
                        SET refresh_generation = refresh_generation + 1, refresh_key = :key, refresh_since = :since
                        WHERE number = :number
                        RETURNING *
                        """)
                .bind("key", key.number())
                .bind("since", since.toEpochMilli())
                .bind("number", id.number())
                .map((row, _) -> UserRow.user(row))
                .findOne()
                .orElseThrow(() -> new IllegalArgumentException("no user has number " + id.number()));
    }

    @Override
    public boolean endRefresh(UserId id, int generation, Instant since) {
        changes.accept(Change.of(id));
        return handle.createUpdate("""
                                UPDATE users
                                SET refresh_generation = refresh_generation + 1, refresh_key = NULL,
                                    refresh_since = :since
                                WHERE number = :number AND refresh_generation = :generation
                                    AND refresh_key IS NOT NULL
                                """)
                        .bind("since", since.toEpochMilli())
                        .bind("number", id.number())
                        .bind("generation", generation)
                        .execute()
                == 1;
    }

    @Override
    public void setActive(UserId id, boolean active, Instant when) {
        if (active) {
            activate(id);
        } else {
            deactivate(id, when);
        }
        changes.accept(Change.of(id));
    }

    private void activate(UserId id) {
        handle.createUpdate("UPDATE users SET active = 1 WHERE number = :number")
                .bind("number", id.number())
                .execute();
    }

    /// A refresh token names only its own generation, so that one is raised with the user's.
    private void deactivate(UserId id, Instant when) {
        handle.createUpdate("""
                        UPDATE users
                        SET active = 0, generation = generation + 1,
                            refresh_generation = refresh_generation + 1, refresh_key = NULL, refresh_since = :when
                        WHERE number = :number AND active = 1
                        """)
                .bind("when", when.toEpochMilli())
                .bind("number", id.number())
                .execute();
    }

    /// @param column from this file, never from outside
    private Optional<User> found(String column, TenantId tenant, String value) {
        return handle.createQuery("SELECT * FROM users WHERE tenant = :tenant AND " + column + " = :value")
                .bind("tenant", tenant.number())
                .bind("value", value)
                .map((row, _) -> UserRow.user(row))
                .findOne();
    }

    private boolean renamed(String column, UserId id, String value) {
        return handle.createUpdate("UPDATE OR IGNORE users SET " + column + " = :value WHERE number = :number")
                        .bind("value", value)
                        .bind("number", id.number())
                        .execute()
                == 1;
    }
}
