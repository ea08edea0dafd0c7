package dev.cardea.store;

import dev.cardea.core.QueryServerFile;
import dev.cardea.core.Switches;
import dev.cardea.core.Unavailable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// A database of Query Server as it was when it was opened: one transaction that only reads.
final class QueryServerDatabase implements QueryServerFile {

    private static final List<String> TABLES =
            List.of("_config_user", "_config_user_token", "_config_token", "_config_option");

    private static final long LAST_SECOND = 253_402_300_799L; // of the year 9999

    private static final String USERS = """
            SELECT u.id AS number, %s, %s, %s, u.admin IS 1 AS admin, u.active IS 1 AS active, %s, %s,
                t.rowid IS NOT NULL AS has_token, %s, %s, t.active IS 1 AS token_active, t.write IS 1 AS may_write, %s
            FROM _config_user u LEFT JOIN _config_user_token t ON t.user_uuid = u.uuid
            WHERE typeof(u.id) = 'integer' AND u.id > :above
            ORDER BY u.id
            LIMIT :most
            """.formatted(
                    text("u.uuid", "uuid", 64),
                    text("u.email", "email", 1_024),
                    text("u.password", "password", 4_096),
                    whole("u.created_at", "created"),
                    whole("u.updated_at", "updated"),
                    text("t.token", "token", 8_192),
                    whole("t.expiration_date", "date"),
                    whole("t.updated_at", "token_updated"));

    private static final String LONE = """
            SELECT t.id AS number, %s, %s, %s, t.active IS 1 AS token_active, t.write IS 1 AS may_write, %s
            FROM _config_token t
            WHERE typeof(t.id) = 'integer' AND t.id > :above
            ORDER BY t.id
            LIMIT :most
            """.formatted(
                    text("t.name", "name", 1_024),
                    text("t.token", "token", 8_192),
                    whole("t.expiration_date", "date"),
                    whole("t.updated_at", "token_updated"));

    private final Link link;

    QueryServerDatabase(Link link) {
        this.link = link;
    }

    /// From here on it stays as it is.
    void begin() throws SQLException {
        link.run("PRAGMA trusted_schema = OFF");
        link.run("PRAGMA query_only = ON");
        link.run("BEGIN");
    }

    /// What is wrong with it as a whole, if anything is.
    Optional<String> trouble() {
        List<String> tables = link.statement("SELECT name FROM sqlite_schema WHERE type = 'table'")
                .map(row -> row.getString(1))
                .list();
        Optional<String> missing =
                TABLES.stream().filter(table -> !tables.contains(table)).findFirst();
        if (missing.isPresent()) {
            return Optional.of("has no table " + missing.get() + ": is it the query_config.sql of a Query Server?");
        }
        String check = link.statement("PRAGMA quick_check(1)").map(row -> row.getString(1)).list().stream()
                .findFirst()
                .orElse("");
        if (!check.equals("ok")) {
            return Optional.of("is damaged");
        }
        try {
            users(Long.MAX_VALUE, 1);
            loneTokens(Long.MAX_VALUE, 1);
            switches();
            return Optional.empty();
        } catch (Unavailable _) {
            return Optional.of("has other columns than those of a Query Server");
        }
    }

    @Override
    public Switches switches() {
        return read(() -> new Switches(isOn("create_user"), isOn("create_token")));
    }

    @Override
    public List<UserRow> users(long above, int most) {
        return read(() -> List.copyOf(link.statement(USERS)
                .bind("above", above)
                .bind("most", most)
                .map(row -> user(row))
                .list()));
    }

    @Override
    public List<LoneRow> loneTokens(long above, int most) {
        return read(() -> List.copyOf(link.statement(LONE)
                .bind("above", above)
                .bind("most", most)
                .map(row -> new LoneRow(row.getLong("number"), row.getString("name"), token(row)))
                .list()));
    }

    @Override
    public void close() {
        link.close();
    }

    /// What is neither `1` nor `0` has the original answer 500; here it is off. One that is missing is on, as at the
    /// original's first start.
    private boolean isOn(String option) {
        return link.statement("SELECT 1 FROM _config_option WHERE name = :name AND value NOT IN ('1', 1) LIMIT 1")
                .bind("name", option)
                .map(_ -> true)
                .findOne()
                .isEmpty();
    }

    private static <T> T read(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (SqlFailure e) {
            throw new Unavailable("the Query Server's file cannot be read to its end", e);
        }
    }

    private static UserRow user(ResultSet row) throws SQLException {
        return new UserRow(
                row.getLong("number"),
                row.getString("uuid"),
                row.getString("email"),
                row.getString("password"),
                row.getBoolean("admin"),
                row.getBoolean("active"),
                instant(row, "created"),
                instant(row, "updated"),
                row.getBoolean("has_token") ? Optional.of(token(row)) : Optional.empty());
    }

    private static TokenRow token(ResultSet row) throws SQLException {
        return new TokenRow(
                row.getString("token"),
                whole(row, "date"),
                row.getBoolean("token_active"),
                row.getBoolean("may_write"),
                whole(row, "token_updated"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return whole(row, column)
                .filter(seconds -> seconds >= 0 && seconds <= LAST_SECOND)
                .map(Instant::ofEpochSecond);
    }

    private static Optional<Long> whole(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(number);
    }

    /// A text of at most so many bytes; else the empty one.
    private static String text(String column, String name, int most) {
        return "CASE WHEN typeof(%1$s) = 'text' AND octet_length(%1$s) <= %3$d THEN %1$s ELSE '' END AS %2$s"
                .formatted(column, name, most);
    }

    private static String whole(String column, String name) {
        return "CASE WHEN typeof(%1$s) = 'integer' THEN %1$s END AS %2$s".formatted(column, name);
    }
}
