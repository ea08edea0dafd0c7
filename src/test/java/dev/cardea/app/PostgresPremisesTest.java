package dev.cardea.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardea.cli.Cli;
import dev.cardea.core.Environment;
import dev.cardea.core.Environments;
import dev.cardea.core.Policy;
import dev.cardea.core.Unavailable;
import dev.cardea.flow.TenantRef;
import dev.cardea.store.PostgresStore;
import dev.cardea.store.RememberedStandings;
import dev.cardea.store.StoreObserver;
import dev.cardea.testing.ManualClock;
import dev.cardea.testing.PostgresDatabase;
import dev.cardea.testing.PostgresServer;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// An installation whose settings choose PostgreSQL: what commands do with it, and what is said when it cannot be opened.
class PostgresPremisesTest {

    @RegisterExtension
    final PostgresDatabase database = new PostgresDatabase();

    @TempDir
    private Path folder;

    private final PostgresServer server = PostgresServer.running().orElseThrow();
    private final Outside outside = new Outside(new ManualClock(), new Random(7));

    @Test
    void commandsWorkOnIt() {
        PostgresStore.Settings settings = database.settings();

        assertThat(say(settings, "tenant create acme --env production")).contains("acme");
        assertThat(say(settings, "tenant list")).contains("acme");
        try (OpenInstallation open = open(settings)) {
            assertThat(open.operations().listTenants().run()).hasSize(1);
        }
    }

    @Test
    void aCommandMakesNoTablesWhereThereIsNoInstallation() {
        String empty = server.createEmpty();
        PostgresStore.Settings settings = server.settings(empty);

        assertThat(say(settings, "tenant list"))
                .contains("There is no installation in the database " + settings.url() + ": name the right one");
        assertThat(PostgresStore.isNew(settings)).isTrue();
        server.drop(empty);
    }

    @Test
    void aPasswordMustBeGiven() {
        assertThat(say(withoutPassword(database.settings()), "tenant list"))
                .contains("the password of database.username is not set: put it into CARDEA_DATABASE_PASSWORD");
    }

    @Test
    void aServerThatIsNotThereIsNamed() {
        PostgresStore.Settings known = database.settings();
        PostgresStore.Settings nowhere =
                PostgresStore.Settings.of("jdbc:postgresql://127.0.0.1:1/cardea", known.username(), known.password());

        assertRefused(nowhere).hasMessageContaining("the database jdbc:postgresql://127.0.0.1:1/cardea does not answer");
    }

    @Test
    void aWrongPasswordIsNotShown() {
        PostgresStore.Settings known = database.settings();

        assertRefused(PostgresStore.Settings.of(known.url(), known.username(), "hunter2"))
                .hasMessageContaining("does not let the user cardea in")
                .hasMessageContaining("CARDEA_DATABASE_PASSWORD")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void aDatabaseThatIsNotThereIsNamed() {
        PostgresStore.Settings known = database.settings();

        assertRefused(PostgresStore.Settings.of(known.url() + "_not", known.username(), known.password()))
                .hasMessageContaining("_not does not exist");
    }

    @Test
    void aUserWhoMayMakeNoTablesIsTold() {
        String empty = server.createEmpty();
        server.execute(empty, "CREATE ROLE guest_of_" + empty + " LOGIN PASSWORD 'hunter2'");
        server.execute(empty, "REVOKE CREATE ON SCHEMA public FROM PUBLIC");

        assertRefused(PostgresStore.Settings.of(server.url(empty), "guest_of_" + empty, "hunter2"))
                .hasMessageContaining("does not let the user guest_of_" + empty + " make its tables")
                .hasMessageNotContaining("hunter2");
        server.drop(empty);
        server.execute("postgres", "DROP ROLE guest_of_" + empty);
    }

    @Test
    void aServerThatForgetsCommitsIsRefused() {
        database.execute("""
                DO $$ BEGIN
                    EXECUTE format('ALTER DATABASE %I SET synchronous_commit = off', current_database());
                END $$
                """);

        assertRefused(database.settings()).hasMessageContaining("synchronous_commit is off");
    }

    @Test
    void aDatabaseOfANewerServerIsRefused() {
        database.execute("UPDATE flyway_schema_history SET version = '9999' WHERE installed_rank = 1");

        assertRefused(database.settings()).hasMessageContaining("schema version 9999");
    }

    @Test
    void aDatabaseOfDevelopmentNeverServesProduction() {
        database.execute("INSERT INTO marks (name, value) VALUES ('kind', 'development')");

        assertRefused(database.settings())
                .hasMessageContaining("The database " + database.settings().url() + " belongs to development mode");
    }

    @Test
    void writesAreCounted() {
        PostgresStore.Settings settings = database.settings();
        Metrics metrics = new Metrics(() -> {});
        try (OpenInstallation open = open(settings, metrics)) {
            metrics.watch(open.store(), open.standings());
            open.operations().createTenant().run(new TenantRef("acme", Environment.DEV), Policy.DEFAULT);

            assertThat(metrics.scrape())
                    .containsPattern("cardea_store_commit_seconds_count [1-9]")
                    .containsPattern("cardea_store_piece_seconds_count [1-9]")
                    .contains("cardea_store_queue 0")
                    .contains("cardea_store_taken_back_total 0")
                    .contains("cardea_store_commit_failures_total 0");
        }
    }

    @Test
    void theFolderHoldsNothingButTheKey() {
        try (OpenInstallation open = open(database.settings())) {
            open.operations().createTenant().run(new TenantRef("acme", Environment.DEV), Policy.DEFAULT);
        }

        assertThat(folder.resolve("cardea.db")).doesNotExist();
        assertThat(folder.resolve("cardea.lock")).exists();
        assertThat(folder.resolve("master.key")).exists();
    }

    private AbstractThrowableAssert<?, ?> assertRefused(PostgresStore.Settings settings) {
        return assertThatThrownBy(() -> open(settings).close()).isInstanceOf(Unavailable.class);
    }

    private OpenInstallation open(PostgresStore.Settings settings) {
        return open(settings, StoreObserver.NONE);
    }

    private OpenInstallation open(PostgresStore.Settings settings, StoreObserver observer) {
        OpenInstallation.Plan plan = new OpenInstallation.Plan(
                folder,
                DataFolderKind.PRODUCTION,
                Optional.empty(),
                new OpenStore.Plan.Postgres(settings, "test"),
                RememberedStandings.Settings.DEFAULT,
                new Environments(EnumSet.allOf(Environment.class), Optional.empty()),
                false);
        return Premises.opened(() -> OpenInstallation.open(plan, outside, observer));
    }

    /// What a command says on both of its outputs, with all settings in the environment.
    private String say(PostgresStore.Settings settings, String words) {
        Map<String, String> environment = new HashMap<>(withoutPassword(settings));
        environment.put(Premises.DATABASE_PASSWORD, settings.password());
        return say(environment, words);
    }

    private String say(Map<String, String> environment, String words) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        new Cli(new Launching(environment, outside, out, 0), new Premises(environment, outside))
                .run(List.of(words.split(" ")), InputStream.nullInputStream(), out, out);
        return said.toString(StandardCharsets.UTF_8);
    }

    private Map<String, String> withoutPassword(PostgresStore.Settings settings) {
        return Map.of(
                "CARDEA_DATA", folder.toString(),
                "CARDEA_STORE", "postgresql",
                "CARDEA_DATABASE_URL", settings.url(),
                "CARDEA_DATABASE_USERNAME", settings.username());
    }
}
