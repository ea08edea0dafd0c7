package dev.cardea.testing;

import dev.cardea.crypto.HandMadeJwt;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/// A Query Server's file `query_config.sql`, in WAL mode and with what it has published of its schema (contract
/// query-server.md §4), and somebody who writes into it what such a server would, or never would.
public final class FormerQueryServer implements AutoCloseable {

    public static final String SECRET = "secret";

    /// The user token of the contract, §3.
    public static final String VECTOR =
            "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.eyJleHAiOjE3MDAwMDAwMDAsImlhdCI6MTcwMDAwMDAwMCwiaXNzIjoidXNlcl90b2tl"
                    + "biIsInN1YiI6IjAwMDAwMDAwLTAwMDAtNDAwMC04MDAwLTAwMDAwMDAwMDAwMCJ9.04qHqgDcWDk9KcWjqKHjFmpyn_j55wf"
                    + "OlF8xqouV0mw";

    /// Of `password`, from the contract, §4.
    public static final String HASH =
            "$argon2id$v=19$m=19456,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$0qsHs573+LgGInzYb7sRqlOTBmqY4X6srNEm6ybpJ20";

    /// When everything was made, unless said otherwise.
    public static final long MADE = 1_700_000_000;

    private static final String HEADER = "{\"typ\":\"JWT\",\"alg\":\"HS256\"}";

    private static final String[] SCHEMA = {
        """
        CREATE TABLE _config_user (
            id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE,
            email TEXT NOT NULL UNIQUE CHECK (email <> ''), password TEXT NOT NULL CHECK (password <> ''),
            admin BOOLEAN NOT NULL DEFAULT 0, active BOOLEAN NOT NULL DEFAULT 1,
            created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL)
        """,
        """
        CREATE TABLE _config_user_token (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            user_uuid INTEGER NOT NULL UNIQUE REFERENCES _config_user (uuid) ON DELETE CASCADE,
            token TEXT NOT NULL UNIQUE, expiration_date INTEGER NOT NULL, active BOOLEAN NOT NULL DEFAULT 1,
            write BOOLEAN NOT NULL DEFAULT 0, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL)
        """,
        """
        CREATE TABLE _config_token (
            id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE CHECK (name <> ''),
            token TEXT NOT NULL UNIQUE, expiration_date INTEGER NOT NULL, active BOOLEAN NOT NULL DEFAULT 1,
            write BOOLEAN NOT NULL DEFAULT 0, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL)
        """,
        "CREATE TABLE _config_option (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, value TEXT NOT NULL)",
        "INSERT INTO _config_option (name, value) VALUES ('create_user', '1'), ('create_token', '1')",
        """
        CREATE TRIGGER options_stay BEFORE DELETE ON _config_option
        BEGIN SELECT raise(ABORT, 'options cannot be deleted'); END
        """,
        """
        CREATE TRIGGER another_token AFTER UPDATE OF write ON _config_user_token
        BEGIN UPDATE _config_user_token SET token = query_jwt(new.user_uuid) WHERE id = new.id; END
        """,
    };

    private final Path file;
    private final Connection connection;

    private FormerQueryServer(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /// One without users or tokens.
    public static FormerQueryServer in(Path folder) throws Exception {
        FormerQueryServer server = bare(folder);
        for (String statement : SCHEMA) {
            server.sql(statement);
        }
        return server;
    }

    /// A database without any table.
    public static FormerQueryServer bare(Path folder) throws Exception {
        Path file = folder.resolve("query_config.sql");
        FormerQueryServer server = new FormerQueryServer(file, DriverManager.getConnection("jdbc:sqlite:" + file));
        server.sql("PRAGMA journal_mode = WAL");
        return server;
    }

    public Path file() {
        return file;
    }

    /// A token as the original makes them.
    public static String token(String issuer, String subject, long expires, long issued, String secret)
            throws Exception {
        String payload =
                "{\"exp\":%d,\"iat\":%d,\"iss\":\"%s\",\"sub\":\"%s\"}".formatted(expires, issued, issuer, subject);
        return HandMadeJwt.of(HEADER, payload, secret.getBytes(StandardCharsets.UTF_8));
    }

    public void user(String uuid, String email, String hash, boolean admin, boolean active) throws Exception {
        sql(
                "INSERT INTO _config_user (uuid, email, password, admin, active, created_at, updated_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                uuid,
                email,
                hash,
                admin ? 1 : 0,
                active ? 1 : 0,
                MADE,
                MADE + 1);
    }

    public void userToken(String uuid, String token, long date, long updated) throws Exception {
        sql(
                "INSERT INTO _config_user_token (user_uuid, token, expiration_date, active, write, created_at,"
                        + " updated_at) VALUES (?, ?, ?, 1, 1, ?, ?)",
                uuid,
                token,
                date,
                MADE,
                updated);
    }

    public void loneToken(String name, String token, long date, long updated, boolean active) throws Exception {
        sql(
                "INSERT INTO _config_token (name, token, expiration_date, active, write, created_at, updated_at)"
                        + " VALUES (?, ?, ?, ?, 0, ?, ?)",
                name,
                token,
                date,
                active ? 1 : 0,
                MADE,
                updated);
    }

    public void sql(String statement, @Nullable Object... values) throws Exception {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                prepared.setObject(i + 1, values[i]);
            }
            prepared.execute();
        }
    }

    /// What a server leaves that is killed now: the file, and a log that nobody has written back.
    public Path killedIn(Path folder) throws Exception {
        Path copy = Files.createDirectories(folder).resolve("query_config.sql");
        Path log = file.resolveSibling("query_config.sql-wal");
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        Files.copy(log, copy.resolveSibling("query_config.sql-wal"), StandardCopyOption.REPLACE_EXISTING);
        return copy;
    }

    /// Ends it in order: nothing is left but the file.
    @Override
    public void close() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        connection.close();
    }
}
