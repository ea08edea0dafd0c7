package dev.cardea.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Fills every table with so many users and what belongs to them, quickly and without a flow: for the copy alone.
final class FilledTables {

    private static final long NOW = 1_795_000_000_000L;

    private final Random dice;
    private final List<String> rows = new ArrayList<>();
    private final boolean isPostgres;
    private final Connection connection;

    private FilledTables(Connection connection, long seed) throws SQLException {
        this.connection = connection;
        this.dice = new Random(seed);
        this.isPostgres = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
    }

    /// @param connection to a database with our tables, and nothing in them
    static void with(Connection connection, int users, long seed) throws SQLException {
        FilledTables tables = new FilledTables(connection, seed);
        connection.setAutoCommit(false);
        tables.fill(users);
        connection.commit();
    }

    private void fill(int users) throws SQLException {
        add(
                "tenants",
                "number, organisation, environment, access_token_seconds, email_like_ids, refuse_existing, created,"
                        + " public_key",
                "1, 'acme', 'dev', 3600, 0, 0, " + NOW + ", 'public'");
        add("signing_keys", "number, tenant, state, sealed, created", "1, 1, 'signing', " + bytes(60) + ", " + NOW);
        add(
                "api_keys",
                "number, tenant, environment, hash, label, created",
                "1, 1, 'dev', " + bytes(32) + ", 'a key \u00e4\u20ac\uD83D\uDE00 \\ tab\t line' || chr(10) || 'end', "
                        + NOW);
        add(
                "clients",
                "number, tenant, id, secret, scopes, created",
                "1, 1, 'web', " + bytes(32) + ", 'openid', " + NOW);
        add("marks", "name, value", "'kind', 'production'");
        for (int user = 1; user <= users; user++) {
            user(user);
        }
        flush();
    }

    private void user(int user) throws SQLException {
        add(
                "users",
                "number, tenant, uuid, point_id, external_id, email_typed, email, refresh_key, refresh_since, created,"
                        + " account, role, password",
                user + ", 1, " + bytes(16) + ", '" + pointId(user) + "', 'ext-" + user + "', 'User-" + user
                        + "@Example.org', 'user-" + user + "@example.org', 1, " + NOW + ", " + NOW + ", " + bytes(16)
                        + ", 50, '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$"
                        + HexFormat.of().formatHex(raw(32)) + "'");
        String session = bytes(16);
        add("sessions", "user_number, id, started, expires", user + ", " + session + ", " + NOW + ", " + (NOW + 1_000));
        add(
                "grants",
                "user_number, session, tenant, client, scopes, current, refresh_key, rotated, started",
                user + ", " + session + ", 1, 'web', 'openid', " + bytes(20) + ", 1, " + NOW + ", " + NOW);
        add(
                "query_tokens",
                "number, tenant, user_number, subject, key, date, endless, claim, active, may_write, created, updated",
                user + ", 1, " + user + ", " + bytes(16) + ", 1, 4000000000, 0, 4000000000, 1, 1, " + NOW + ", " + NOW);
        if (user % 10 == 0) {
            add("revoked_tokens", "user_number, token, expires", user + ", " + bytes(20) + ", " + NOW);
            add(
                    "codes",
                    "number, user_number, purpose, hash, issued, expires",
                    user + ", " + user + ", 'reset', " + bytes(32) + ", " + NOW + ", " + NOW);
            add(
                    "outbox",
                    "number, tenant, sealed, next_try, expires, created",
                    user + ", 1, " + bytes(300) + ", " + NOW + ", " + NOW + ", " + NOW);
        }
        if (user % 1_000 == 1) {
            add("root_tokens", "hash, user_number, created", bytes(32) + ", " + user + ", " + NOW);
        }
    }

    private static String pointId(int user) {
        return String.format(Locale.ROOT, "%021d", user);
    }

    private byte[] raw(int count) {
        byte[] bytes = new byte[count];
        dice.nextBytes(bytes);
        return bytes;
    }

    private String bytes(int count) {
        String hex = HexFormat.of().formatHex(raw(count));
        return isPostgres ? "'\\x" + hex + "'" : "x'" + hex + "'";
    }

    private void add(String table, String columns, String values) throws SQLException {
        rows.add("INSERT INTO " + table + " (" + columns + ")" + (isPostgres ? " OVERRIDING SYSTEM VALUE" : "")
                + " VALUES (" + (isPostgres ? values : values.replace("chr(10)", "char(10)")) + ")");
        if (rows.size() > 5_000) {
            flush();
        }
    }

    private void flush() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String row : rows) {
                statement.addBatch(row);
            }
            statement.executeBatch();
        }
        rows.clear();
    }
}
