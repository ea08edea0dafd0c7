package dev.cardea.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.app.Main;
import dev.cardea.testing.PostgresDatabase;
import dev.cardea.testing.PostgresServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// `cardea move` as a process, killed with SIGKILL at chosen points: the database is made to halt it there. What
/// it was to move is whole each time, and the same command, said again, moves it.
class InterruptedMoveTest {

    private static final int HALT = 4711;
    private static final String UNDER_WAY = "users FOR EACH ROW WHEN (true)";

    @RegisterExtension
    final PostgresDatabase postgres = new PostgresDatabase();

    @TempDir
    Path folder;

    private Path home;
    private Path settings;

    @BeforeEach
    void makeAnInstallation() throws IOException, InterruptedException {
        home = folder.resolve("data");
        settings = folder.resolve("cardea.yaml");
        says(
                SQLITE,
                0,
                "tenant",
                "create",
                "acme",
                "--env",
                "dev",
                "--families",
                "point,staticbackend",
                "--admin",
                "a@b.cc");
        says(SQLITE, 0, "key", "create", "--tenant", "acme", "--env", "dev");
    }

    @Test
    void killedWhileItCopies() throws Exception {
        halted("BEFORE INSERT ON " + UNDER_WAY, SQLITE, away());

        says(SQLITE, 0, "tenant", "list");
        assertThat(count("users")).isZero();
        assertThat(says(SQLITE, 0, away())).contains("Everything was moved");
        isThere();
    }

    @Test
    void killedBeforeTheCopyIsDurable() throws Exception {
        halted("BEFORE INSERT ON marks FOR EACH ROW WHEN (NEW.name = 'arriving')", SQLITE, away());

        says(SQLITE, 0, "tenant", "list");
        assertThat(count("users")).isZero();
        assertThat(says(SQLITE, 0, away())).contains("Everything was moved");
        isThere();
    }

    @Test
    void killedBetweenTheTwoMarks() throws Exception {
        halted("BEFORE DELETE ON marks FOR EACH ROW WHEN (OLD.name = 'arriving')", SQLITE, away());

        assertThat(says(SQLITE, 69, "tenant", "list")).contains("store: postgresql");
        assertThat(says(POSTGRESQL, 69, "tenant", "list")).contains("cardea move");
        assertThat(says(SQLITE, 0, away())).contains("Everything was moved");
        isThere();
    }

    @Test
    void killedOnTheWayBackBeforeTheDatabaseIsLeft() throws Exception {
        says(SQLITE, 0, away());
        halted("BEFORE INSERT ON marks FOR EACH ROW WHEN (NEW.name = 'moved')", POSTGRESQL, back());

        assertThat(says(SQLITE, 69, "tenant", "list")).contains("cardea move");
        assertThat(says(POSTGRESQL, 0, "tenant", "list")).contains("acme");
        assertThat(says(POSTGRESQL, 0, back())).contains("Everything was moved");
        assertThat(says(POSTGRESQL, 69, "tenant", "list")).contains("store: sqlite");
        assertThat(says(SQLITE, 0, "tenant", "list")).contains("acme");
    }

    @Test
    void cutOffFromTheDatabase() throws Exception {
        try (Connection connection = connection()) {
            halt(connection, "BEFORE INSERT ON " + UNDER_WAY);
            Process move = started(SQLITE, away());
            awaitHalted(connection);
            postgres.execute("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND objid = "
                    + HALT + " AND NOT granted");
            assertThat(ended(move))
                    .startsWith("1 ")
                    .contains("Nothing was moved")
                    .contains("does not answer");
        }
        goOn();
        says(SQLITE, 0, "tenant", "list");
        assertThat(says(SQLITE, 0, away())).contains("Everything was moved");
        isThere();
    }

    private void isThere() throws IOException, InterruptedException {
        assertThat(says(SQLITE, 69, "tenant", "list")).contains("store: postgresql");
        assertThat(says(POSTGRESQL, 0, "tenant", "list")).contains("acme");
        assertThat(says(POSTGRESQL, 0, "key", "list")).contains("acme");
    }

    /// Kills the command where the database halts it.
    private void halted(String trigger, String store, String... words) throws Exception {
        try (Connection connection = connection()) {
            halt(connection, trigger);
            Process move = started(store, words);
            awaitHalted(connection);
            move.destroyForcibly();
            assertThat(move.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(move.exitValue()).isEqualTo(128 + 9);
        }
        goOn();
    }

    private void halt(Connection connection, String trigger) throws SQLException {
        postgres.execute("CREATE FUNCTION halt() RETURNS trigger LANGUAGE plpgsql AS"
                + " 'BEGIN PERFORM pg_advisory_xact_lock(" + HALT + "); RETURN coalesce(NEW, OLD); END'");
        postgres.execute("CREATE TRIGGER halt " + trigger + " EXECUTE FUNCTION halt()");
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + HALT + ")");
        }
    }

    /// Waits for the server too to have noticed that its client is gone.
    private void goOn() throws SQLException {
        try (Connection connection = connection()) {
            await(connection, "SELECT count(*) = 1 FROM pg_stat_activity WHERE datname = current_database()");
        }
        postgres.execute("DROP FUNCTION halt CASCADE");
    }

    private static void awaitHalted(Connection connection) throws SQLException {
        await(
                connection,
                "SELECT count(*) = 1 FROM pg_locks WHERE locktype = 'advisory' AND objid = " + HALT
                        + " AND NOT granted");
    }

    private static void await(Connection connection, String question) throws SQLException {
        long patience = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!isSo(connection, question)) {
            assertThat(System.nanoTime()).as(question).isLessThan(patience);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    private static boolean isSo(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    private long count(String table) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("SELECT count(*) FROM " + table)) {
            answer.next();
            return answer.getLong(1);
        }
    }

    private Connection connection() throws SQLException {
        PostgresServer server = PostgresServer.running().orElseThrow();
        return DriverManager.getConnection(postgres.settings().url(), server.username(), server.password());
    }

    private String[] away() {
        return new String[] {
            "move",
            "--to",
            postgres.settings().url(),
            "--username",
            postgres.settings().username()
        };
    }

    private static String[] back() {
        return new String[] {"move", "--to", "sqlite"};
    }

    private static final String SQLITE = "store: sqlite\n";
    private static final String POSTGRESQL = "store: postgresql\n";

    /// What the command says, with these settings, after its exit code.
    private String says(String store, int code, String... words) throws IOException, InterruptedException {
        String said = ended(started(store, words));
        assertThat(said).startsWith(code + " ");
        return said;
    }

    private static String ended(Process process) throws IOException, InterruptedException {
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return process.exitValue() + " " + said;
    }

    private Process started(String store, String... words) throws IOException {
        String database = store.equals(POSTGRESQL)
                ? "database:\n  url: " + postgres.settings().url() + "\n  username: "
                        + postgres.settings().username() + "\n"
                : "";
        Files.writeString(settings, "data: " + home + "\n" + store + database);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(words));
        command.addAll(List.of("--config", settings.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .put("CARDEA_DATABASE_PASSWORD", postgres.settings().password());
        return builder.start();
    }
}
