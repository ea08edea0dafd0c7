package dev.cardea.bench;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Rows as the server would write them, in the columns and sizes that it gives them.
final class BareRows {

    private static final int MOST_SIGN_INS = 1_000;
    private static final long FIRST_NAME = 10_000_000_000_000_000L;
    private static final int TOKEN_BYTES = 20;
    private static final int ID_BYTES = 16;
    private static final int POINT_ID_LETTERS = 21;
    private static final String NEW_USER = """
            INSERT INTO users (tenant, uuid, point_id, external_id, role, administrator,
                               refresh_generation, refresh_key, refresh_since, created)
            VALUES (?, ?, ?, ?, 0, 0, ?, 1, ?, ?)
            """;
    private static final Base64.Encoder LETTERS = Base64.getUrlEncoder().withoutPadding();

    private final long tenant;
    private final int users;
    private final AtomicLong next = new AtomicLong();

    private BareRows(long tenant, int users) {
        this.tenant = tenant;
        this.users = users;
    }

    /// The users of whom tokens are revoked, and the sign-ins whose tokens are refreshed: the first thousand users at
    /// most have one each.
    static BareRows fill(Connection connection, long tenant, int users) throws SQLException {
        BareRows rows = new BareRows(tenant, users);
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            rows.fillUsers(connection);
            statement.execute("INSERT INTO clients (tenant, id, secret, scopes, created) VALUES (" + tenant
                    + ", 'bench', x'00', 'user:read', 0)");
            rows.fillSignIns(connection);
            statement.execute("COMMIT");
        }
        return rows;
    }

    /// What a row of this kind, and what belongs to it, is written with.
    List<String> sql(Operation operation) {
        return switch (operation) {
            case CREATE -> List.of(NEW_USER);
            case REVOKE -> List.of("INSERT INTO revoked_tokens (user_number, token, expires) VALUES (?, ?, ?)");
            case REFRESH -> List.of("""
                    UPDATE grants
                    SET current = ?, previous = current, refresh_key = 1, rotated = ?
                    WHERE user_number = ? AND session = ?
                    """, "UPDATE sessions SET expires = ? WHERE user_number = ? AND id = ?");
            case MINT, INTROSPECT, ME -> throw new IllegalArgumentException(operation + " keeps nothing");
        };
    }

    BareCommits.Row next(Operation operation) {
        return switch (operation) {
            case CREATE -> user();
            case REVOKE -> revocation();
            case REFRESH -> refresh();
            case MINT, INTROSPECT, ME -> throw new IllegalArgumentException(operation + " keeps nothing");
        };
    }

    private BareCommits.Row user() {
        byte[] uuid = random(ID_BYTES);
        String pointId = LETTERS.encodeToString(random(ID_BYTES)).substring(0, POINT_ID_LETTERS);
        String name = "user-" + (FIRST_NAME + next.getAndIncrement());
        long generation = ThreadLocalRandom.current().nextLong(Integer.MAX_VALUE);
        long now = System.currentTimeMillis();
        return statements -> {
            PreparedStatement statement = statements.getFirst();
            statement.setLong(1, tenant);
            statement.setBytes(2, uuid);
            statement.setString(3, pointId);
            statement.setString(4, name);
            statement.setLong(5, generation);
            statement.setLong(6, now);
            statement.setLong(7, now);
        };
    }

    private BareCommits.Row revocation() {
        long user = 1 + next.getAndIncrement() % users;
        byte[] token = random(TOKEN_BYTES);
        long expires = System.currentTimeMillis() + TimeUnit.DAYS.toMillis(1);
        return statements -> {
            PreparedStatement statement = statements.getFirst();
            statement.setLong(1, user);
            statement.setBytes(2, token);
            statement.setLong(3, expires);
        };
    }

    private BareCommits.Row refresh() {
        long user = 1 + next.getAndIncrement() % signIns();
        byte[] token = random(TOKEN_BYTES);
        long now = System.currentTimeMillis();
        return statements -> {
            PreparedStatement grant = statements.getFirst();
            grant.setBytes(1, token);
            grant.setLong(2, now);
            grant.setLong(3, user);
            grant.setBytes(4, session(user));
            PreparedStatement session = statements.getLast();
            session.setLong(1, now + TimeUnit.DAYS.toMillis(1));
            session.setLong(2, user);
            session.setBytes(3, session(user));
        };
    }

    private void fillUsers(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(NEW_USER)) {
            for (int i = 0; i < users; i++) {
                user().bind(List.of(insert));
                insert.executeUpdate();
            }
        }
    }

    private void fillSignIns(Connection connection) throws SQLException {
        try (PreparedStatement session = connection.prepareStatement(
                        "INSERT INTO sessions (user_number, id, started, expires) VALUES (?, ?, 0, 0)");
                PreparedStatement grant = connection.prepareStatement("""
                        INSERT INTO grants (user_number, session, tenant, client, scopes, current, refresh_key,
                                            rotated, started)
                        VALUES (?, ?, ?, 'bench', 'user:full user:read user:update', ?, 1, 0, 0)
                        """)) {
            for (long user = 1; user <= signIns(); user++) {
                session.setLong(1, user);
                session.setBytes(2, session(user));
                session.executeUpdate();
                grant.setLong(1, user);
                grant.setBytes(2, session(user));
                grant.setLong(3, tenant);
                grant.setBytes(4, random(TOKEN_BYTES));
                grant.executeUpdate();
            }
        }
    }

    private int signIns() {
        return Math.min(users, MOST_SIGN_INS);
    }

    private static byte[] session(long user) {
        return ByteBuffer.allocate(ID_BYTES).putLong(user).putLong(~user).array();
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        ThreadLocalRandom.current().nextBytes(bytes);
        return bytes;
    }
}
