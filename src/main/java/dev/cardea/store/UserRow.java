package dev.cardea.store;

import dev.cardea.core.AccountId;
import dev.cardea.core.Email;
import dev.cardea.core.ExternalId;
import dev.cardea.core.KeyNumber;
import dev.cardea.core.Membership;
import dev.cardea.core.NewUser;
import dev.cardea.core.PointId;
import dev.cardea.core.RefreshState;
import dev.cardea.core.Role;
import dev.cardea.core.TenantId;
import dev.cardea.core.User;
import dev.cardea.core.UserId;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// How a user looks in a row: the UUID as 16 bytes, the Point id without its prefix, a missing value as NULL.
final class UserRow {

    private UserRow() {}

    static User user(ResultSet row) throws SQLException {
        return new User(
                new UserId(row.getLong("number")),
                new TenantId(row.getLong("tenant")),
                uuid(row.getBytes("uuid")),
                new PointId(PointId.PREFIX + row.getString("point_id")),
                Columns.optionalText(row, "external_id").map(ExternalId::new),
                email(row),
                membership(row),
                row.getBoolean("active"),
                row.getBoolean("administrator"),
                Columns.optionalInstant(row, "confirmed").isPresent(),
                row.getLong("generation"),
                refresh(row),
                Columns.instant(row, "created"),
                Columns.optionalInstant(row, "updated").orElse(Columns.instant(row, "created")));
    }

    /// The same of a new user, of whom only what the database has chosen is read.
    static User added(ResultSet row, NewUser user) throws SQLException {
        Instant created = Instant.ofEpochMilli(user.created().toEpochMilli());
        return new User(
                new UserId(row.getLong("number")),
                user.tenant(),
                user.uuid(),
                user.pointId(),
                user.externalId(),
                user.email(),
                user.membership(),
                true,
                user.isAdministrator(),
                false,
                0,
                new RefreshState(user.refreshGeneration(), refreshKey(row), created),
                created,
                created);
    }

    static String characters(PointId id) {
        return id.text().substring(PointId.PREFIX.length());
    }

    static byte[] bytes(UUID uuid) {
        return ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }

    static UUID uuid(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    private static Optional<Email> email(ResultSet row) throws SQLException {
        Optional<String> typed = Columns.optionalText(row, "email_typed");
        Optional<String> compared = Columns.optionalText(row, "email");
        return typed.flatMap(text -> compared.map(normal -> new Email(text, normal)));
    }

    private static Optional<Membership> membership(ResultSet row) throws SQLException {
        Role role = new Role(row.getInt("role"));
        return Optional.ofNullable(row.getBytes("account"))
                .map(account -> new Membership(new AccountId(uuid(account)), role));
    }

    private static RefreshState refresh(ResultSet row) throws SQLException {
        return new RefreshState(
                row.getLong("refresh_generation"), refreshKey(row), Columns.instant(row, "refresh_since"));
    }

    private static Optional<KeyNumber> refreshKey(ResultSet row) throws SQLException {
        int key = row.getInt("refresh_key");
        return row.wasNull() ? Optional.empty() : Optional.of(new KeyNumber(key));
    }
}
