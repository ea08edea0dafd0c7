package dev.cardea.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.cardea.core.Backups.Result;
import dev.cardea.store.SqliteStore;
import dev.cardea.testing.ManualClock;
import dev.cardea.testing.PostgresDatabase;
import dev.cardea.testing.PostgresPrograms;
import dev.cardea.testing.PostgresServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A backup is worth what can be restored from it.
class BackupTest {

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock();
    private long seed = 7;

    @Test
    void aStartOnTheRestoredFileKnowsWhatWasTrueThen() throws IOException {
        Path backup = folder.resolve("backup.db");
        Household household;
        try (OpenInstallation house = open("data", sqlite())) {
            household = Household.in(house);
            household.isWellIn(house);
            long bytes = written(house, backup);
            assertThat(bytes).isEqualTo(Files.size(backup));
        }
        Path restored = Files.createDirectory(folder.resolve("restored"));
        Files.copy(backup, restored.resolve("cardea.db"));
        try (OpenInstallation house = open("restored", sqlite())) {
            household.isWellIn(house);
            household.codeIsGoodIn(house);
        }
    }

    @Test
    void theFileIsForItsOwnerOnlyAndStandsAlone() throws IOException {
        Path backup = folder.resolve("backup.db");
        try (OpenInstallation house = open("data", sqlite())) {
            Household.in(house);
            written(house, backup);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("data", "backup.db");
        }
    }

    @Test
    void whatIsThereIsNeverReplaced() throws IOException {
        Path precious = Files.writeString(folder.resolve("precious"), "do not lose");
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));
        try (OpenInstallation house = open("data", sqlite())) {
            Household household = Household.in(house);
            refused(house, precious, "is there already");
            refused(house, link, "is there already");
            refused(house, folder.resolve("data/cardea.db"), "is there already");
            refused(house, folder.resolve("no-such-folder/backup.db"), "no folder");
            household.isWellIn(house);
        }
        assertThat(precious).hasContent("do not lose");
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    @Test
    @DisabledIfSystemProperty(
            named = "cardea.test.store",
            matches = "postgresql",
            disabledReason = "it is about a file")
    void withoutItsMasterKeyItOpensForNobody() throws IOException {
        Path restored = Files.createDirectory(folder.resolve("restored"));
        try (OpenInstallation house = open("data", sqlite())) {
            Household.in(house);
            written(house, restored.resolve("cardea.db"));
        }
        assertThatThrownBy(() -> TestInstallation.open(
                        TestInstallation.plan(restored, DataFolderKind.PRODUCTION, Optional.empty()), clock, seed))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("master key is missing");
    }

    @Nested
    class OfPostgres {

        @RegisterExtension
        final PostgresDatabase postgres = new PostgresDatabase();

        /// What the command says is run as it is, and its file restored as docs/backup-and-move.md says.
        @Test
        void theNamedCommandMakesOneThatCanBeRestored() throws Exception {
            assumeThat(PostgresPrograms.installed().filter(programs -> Files.isExecutable(programs.resolve("pg_dump"))))
                    .as("pg_dump and pg_restore are installed here")
                    .isPresent();
            Path dump = folder.resolve("it's a backup.dump");
            Household household;
            String command;
            try (OpenInstallation house = open("data", new OpenStore.Plan.Postgres(postgres.settings(), "test"))) {
                household = Household.in(house);
                household.isWellIn(house);
                command = ((Result.Elsewhere) house.operations().backUp().run(dump)).command();
                assertThat(command)
                        .startsWith("pg_dump ")
                        .doesNotContain(postgres.settings().password());
                shell(command);
            }
            PostgresServer server = PostgresServer.running().orElseThrow();
            String other = server.createEmpty();
            shell("pg_restore --no-owner --username=" + server.username() + " --dbname="
                    + server.url(other).substring("jdbc:".length()) + " '"
                    + dump.toString().replace("'", "'\\''") + "'");
            try (OpenInstallation house =
                    open("restored", new OpenStore.Plan.Postgres(server.settings(other), "test"))) {
                household.isWellIn(house);
                household.codeIsGoodIn(house);
            }
            server.drop(other);
        }

        private void shell(String command) throws IOException, InterruptedException {
            ProcessBuilder builder = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true);
            builder.environment().put("PGPASSWORD", postgres.settings().password());
            builder.environment()
                    .merge(
                            "PATH",
                            PostgresPrograms.installed().orElseThrow().toString(),
                            (path, programs) -> programs + ":" + path);
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(said).isZero();
        }
    }

    private static OpenStore.Plan sqlite() {
        return new OpenStore.Plan.Sqlite(SqliteStore.Settings.DEFAULT);
    }

    private OpenInstallation open(String name, OpenStore.Plan store) {
        return TestInstallation.open(TestInstallation.planIn(store, folder.resolve(name)), clock, seed++);
    }

    private static long written(OpenInstallation house, Path file) {
        return ((Result.Written) house.operations().backUp().run(file)).bytes();
    }

    private static void refused(OpenInstallation house, Path file, String why) {
        assertThat(house.operations().backUp().run(file))
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        refused -> assertThat(refused.why()).contains(why));
    }
}
