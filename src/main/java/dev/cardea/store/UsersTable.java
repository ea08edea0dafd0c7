package dev.cardea.store;

import dev.cardea.core.Change;
import dev.cardea.core.Email;
import dev.cardea.core.ExternalId;
import dev.cardea.core.Holdings;
import dev.cardea.core.KeyNumber;
import dev.cardea.core.Membership;
import dev.cardea.core.NewUser;
import dev.cardea.core.PasswordHash;
import dev.cardea.core.PointId;
import dev.cardea.core.Role;
import dev.cardea.core.SessionId;
import dev.cardea.core.TenantId;
import dev.cardea.core.User;
import dev.cardea.core.UserId;
import dev.cardea.core.UserName;
import dev.cardea.core.Users;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Users, a row of about 75 bytes each.
final class UsersTable implements Users {

    private final Link link;
    private final Consumer<Change> changes;

    UsersTable(Link link, Consumer<Change> changes) {
        this.link = link;
        this.changes = changes;
    }

    /// Notes no change: nobody can remember a user who has just been given a number.
    @Override
    public Optional<User> add(NewUser user) {
        return link.statement("""
                        INSERT INTO users (tenant, uuid, point_id, external_id, email_typed, email,
                                           account, role, password, administrator, refresh_generation, refresh_key, refresh_since, created)
                        VALUES (:tenant, :uuid, :pointId, :externalId, :emailTyped, :email,
                                :account, :role, :password, :administrator, :generation, (SELECT number FROM signing_keys WHERE tenant = :tenant
                                    AND coalesce(imported, '') = '' AND state = 'signing'), :created, :created)
                        ON CONFLICT DO NOTHING
                        RETURNING number, refresh_key
                        """)
                .bind("tenant", user.tenant().number())
                .bind("uuid", UserRow.bytes(user.uuid()))
                .bind("pointId", UserRow.characters(user.pointId()))
                .bind("externalId", user.externalId().map(ExternalId::text))
                .bind("emailTyped", user.email().map(Email::typed))
                .bind("email", user.email().map(Email::compared))
                .bind(
                        "account",
                        user.membership()
                                .map(membership ->
                                        UserRow.bytes(membership.account().uuid()))
                                .orElse(null))
                .bind(
                        "role",
                        user.membership()
                                .map(Membership::role)
                                .orElse(Role.MEMBER)
                                .level())
                .bind("password", user.password().map(PasswordHash::text))
                .bind("administrator", user.isAdministrator())
                .bind("generation", user.refreshGeneration())
                .bind("created", user.created().toEpochMilli())
                .map(row -> UserRow.added(row, user))
                .findOne();
    }

    @Override
    public Optional<User> byId(UserId id) {
        return link.statement("SELECT * FROM users WHERE number = :number")
                .bind("number", id.number())
                .map(row -> UserRow.user(row))
                .findOne();
    }

    @Override
    public Optional<Holdings> holdings(UserId id) {
        return link.statement("""
                        SELECT users.*,
                            EXISTS (SELECT 1 FROM revoked_tokens WHERE user_number = users.number) AS has_revoked,
                            (SELECT id FROM sessions WHERE user_number = users.number
                                ORDER BY started DESC LIMIT 1) AS latest_session,
                            EXISTS (SELECT 1 FROM sessions WHERE user_number = users.number
                                LIMIT 1 OFFSET 1) AS has_several_sessions,
                            EXISTS (SELECT 1 FROM query_tokens WHERE user_number = users.number) AS has_query_token
                        FROM users
                        WHERE number = :number
                        """)
                .bind("number", id.number())
                .map(row -> new Holdings(
                        UserRow.user(row),
                        row.getBoolean("has_revoked"),
                        Optional.ofNullable(row.getBytes("latest_session")).map(SessionId::of),
                        row.getBoolean("has_several_sessions"),
                        row.getBoolean("has_query_token")))
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
    public Optional<User> renewRefresh(UserId id, long generation, Instant since) {
        changes.accept(Change.of(id));
        return link.statement("""
                        UPDATE users
                        SET refresh_generation = CASE refresh_generation WHEN :generation THEN 1 ELSE :generation END,
                            refresh_key = (SELECT number FROM signing_keys WHERE tenant = users.tenant
                                AND coalesce(imported, '') = '' AND state = 'signing'),
                            refresh_since = :since
                        WHERE number = :number AND active = 1
                        RETURNING *
                        """)
                .bind("generation", generation)
                .bind("since", since.toEpochMilli())
                .bind("number", id.number())
                .map(row -> UserRow.user(row))
                .findOne();
    }

    @Override
    public boolean endRefresh(UserId id, long generation, Instant since) {
        changes.accept(Change.of(id));
        return link.statement("""
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
    public int endRefreshOf(KeyNumber key, int most, Instant since) {
        List<Long> ended = link.statement("""
                        UPDATE users
                        SET refresh_generation = refresh_generation + 1, refresh_key = NULL, refresh_since = :since
                        WHERE number IN (SELECT number FROM users WHERE refresh_key = :key AND active = 1 LIMIT :most)
                        RETURNING number
                        """)
                .bind("since", since.toEpochMilli())
                .bind("key", key.number())
                .bind("most", most)
                .map(row -> row.getLong("number"))
                .list();
        ended.forEach(number -> changes.accept(Change.of(new UserId(number))));
        return ended.size();
    }

    @Override
    public void activate(UserId id) {
        changes.accept(Change.of(id));
        link.statement("UPDATE users SET active = 1 WHERE number = :number")
                .bind("number", id.number())
                .execute();
    }

    /// A refresh token names only its own generation, so that one goes with the user's.
    @Override
    public void deactivate(UserId id, long generation, Instant when) {
        changes.accept(Change.of(id));
        link.statement("""
                        UPDATE users
                        SET active = 0, generation = :generation,
                            refresh_generation = refresh_generation + 1, refresh_key = NULL, refresh_since = :when
                        WHERE number = :number AND active = 1
                        """)
                .bind("generation", generation)
                .bind("when", when.toEpochMilli())
                .bind("number", id.number())
                .execute();
    }

    /// @param column from this file, never from outside
    private Optional<User> found(String column, TenantId tenant, String value) {
        return link.statement("SELECT * FROM users WHERE tenant = :tenant AND " + column + " = :value")
                .bind("tenant", tenant.number())
                .bind("value", value)
                .map(row -> UserRow.user(row))
                .findOne();
    }

    /// @param column from this file, never from outside
    private boolean renamed(String column, UserId id, String value) {
        return link.statement("""
                                UPDATE users
                                SET %1$s = :value
                                WHERE number = :number AND NOT EXISTS (
                                    SELECT 1
                                    FROM users other
                                    WHERE other.tenant = users.tenant AND other.%1$s = :value
                                        AND other.number <> :number)
                                """.formatted(column))
                        .bind("value", value)
                        .bind("number", id.number())
                        .execute()
                == 1;
    }
}
