package dev.cardea.app;

import static dev.cardea.testing.TestServer.got;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardea.core.Environment;
import dev.cardea.core.Relocation.Destination;
import dev.cardea.core.Relocation.Result;
import dev.cardea.core.Relocation.Table;
import dev.cardea.flow.TenantRef;
import dev.cardea.store.SqliteStore;
import dev.cardea.testing.ManualClock;
import dev.cardea.testing.PostgresDatabase;
import dev.cardea.testing.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// An installation on its way to PostgreSQL and back, below HTTP.
class MoveTest {

    private static final Destination HOME = new Destination.Folder();

    @RegisterExtension
    final PostgresDatabase postgres = new PostgresDatabase();

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock();
    private Path data;
    private long seed = 7;

    @BeforeEach
    void choose() {
        data = folder.resolve("data");
    }

    @Test
    void everythingGoesOnThereAndBackAndAfterEachStart() {
        Household household;
        try (OpenInstallation house = here()) {
            household = Household.in(house);
            Result.Done there = done(house, away());
            assertThat(there.tables())
                    .hasSizeGreaterThan(12)
                    .allSatisfy(
                            table -> assertThat(table.rows()).as(table.name()).isPositive());
            household.isWellIn(house);
        }
        try (OpenInstallation house = there()) {
            household.isWellIn(house);
            household.codeIsGoodIn(house);
        }
        try (OpenInstallation house = there()) {
            Result.Done back = done(house, HOME);
            assertThat(back.tables()).extracting(Table::name).contains("grants", "marks");
            household.isWellIn(house);
            household.codeIsGoodIn(house);
        }
        try (OpenInstallation house = here()) {
            household.isWellIn(house);
            done(house, away()); // over what it has itself left there
            household.isWellIn(house);
            done(house, HOME);
            household.isWellIn(house);
        }
    }

    @Test
    void aStartOnWhatWasLeftIsRefusedAndSaysWhatToSet() {
        try (OpenInstallation house = here()) {
            Household.in(house);
            assertThat(done(house, away()).settings())
                    .containsExactly(
                            "store: postgresql",
                            "database:",
                            "  url: " + postgres.settings().place(),
                            "  username: " + postgres.settings().username());
        }
        assertThatThrownBy(this::here)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("store: postgresql")
                .hasMessageContaining("url: " + postgres.settings().place())
                .hasMessageContaining("CARDEA_DATABASE_PASSWORD")
                .hasMessageNotContaining(postgres.settings().password());
        try (OpenInstallation house = there()) {
            assertThat(done(house, HOME).settings()).containsExactly("store: sqlite");
        }
        assertThatThrownBy(this::there).isInstanceOf(StartRefused.class).hasMessageContaining("store: sqlite");
    }

    @Test
    void theFileOfTheWayBackIsForItsOwnerOnly() throws Exception {
        try (OpenInstallation house = here()) {
            Household.in(house);
            done(house, away());
            done(house, HOME);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("cardea.db"))))
                .isEqualTo("rw-------");
        assertThat(data.resolve("cardea.db.arriving")).doesNotExist();
    }

    @Test
    void aDatabaseOfSomebodyElseIsLeftAlone() {
        postgres.execute("CREATE TABLE cats (name TEXT PRIMARY KEY)");
        postgres.execute("INSERT INTO cats VALUES ('Tom')");
        String foreign = PostgresServer.running().orElseThrow().createEmpty();
        PostgresServer.running().orElseThrow().execute(foreign, "CREATE TABLE cats (name TEXT)");
        try (OpenInstallation house = here()) {
            Household household = Household.in(house);
            refused(house, to(PostgresServer.running().orElseThrow().url(foreign)), "tables that are not Cardea's");
            household.isWellIn(house);
        }
        PostgresServer.running().orElseThrow().drop(foreign);
    }

    @Test
    void anotherInstallationIsLeftAlone() {
        Household others;
        try (OpenInstallation house = there()) {
            others = Household.in(house);
        }
        try (OpenInstallation house = here()) {
            Household household = Household.in(house);
            refused(house, away(), "not empty");
            household.isWellIn(house);
        }
        try (OpenInstallation house = there()) {
            others.isWellIn(house);
            Path file = data.resolve("cardea.db");
            assertThat(file).isNotEmptyFile();
            refused(house, HOME, "not empty");
            others.isWellIn(house);
        }
    }

    @Test
    void theWayBackIsRefusedWhileAnotherNodeIsThere() {
        try (OpenInstallation house = there()) {
            Household household = Household.in(house);
            try (OpenInstallation other = open(folder.resolve("other"), there("the other one"))) {
                refused(house, HOME, "the other one");
                household.isWellIn(other);
            }
            done(house, HOME);
            household.isWellIn(house);
        }
    }

    @Test
    void anUnfitOrUnreachableDatabaseIsRefusedWithWhatToDo() {
        postgres.execute("ALTER ROLE cardea IN DATABASE " + name() + " SET synchronous_commit = off");
        try (OpenInstallation house = here()) {
            Household household = Household.in(house);
            refused(house, away(), "synchronous_commit");
            refused(house, to("jdbc:postgresql://127.0.0.1:1/cardea"), "does not answer");
            refused(house, to(postgres.settings().url() + "_nowhere"), "no such database");
            refused(house, new Destination.Postgres(postgres.settings().url(), "cardea", "wrong"), "pg_hba.conf");
            refused(house, to("jdbc:postgresql://cardea:secret@127.0.0.1/x"), "names a user or a password");
            refused(house, to("jdbc:mysql://127.0.0.1/x"), "no JDBC address");
            refused(house, HOME, "in the data folder already");
            household.isWellIn(house);
        }
    }

    @Test
    void textThatPostgresCannotHoldIsRefusedBeforeAnythingIsTouched() {
        String empty = PostgresServer.running().orElseThrow().createEmpty();
        try (OpenInstallation house = here()) {
            Household household = Household.in(house);
            got(house.operations().createApiKey().run(new TenantRef("A", Environment.STAGING), "la\0bel"));
            refused(
                    house,
                    to(PostgresServer.running().orElseThrow().url(empty)),
                    "the table api_keys, number 3, has in label");
            household.isWellIn(house);
        }
        PostgresServer.running().orElseThrow().execute(empty, "CREATE TABLE tenants (number INTEGER)"); // there is none
        PostgresServer.running().orElseThrow().drop(empty);
    }

    @Test
    void aMoveThatFailsInItsLastStepsLeavesEverythingAndCanBeRepeated() {
        fail("BEFORE INSERT", "NEW.name = 'arriving'");
        try (OpenInstallation house = here()) {
            Household household = Household.in(house);
            refused(house, away(), "SQLSTATE");
            household.isWellIn(house);

            fail("BEFORE DELETE", "OLD.name = 'arriving'");
            refused(house, away(), "last step");
            household.isWellIn(house);
            assertThatThrownBy(() -> open(
                            folder.resolve("of another node"),
                            new OpenStore.Plan.Postgres(postgres.settings(), "test")))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("cardea move");

            postgres.execute("DROP TRIGGER fault ON marks");
            done(house, away()); // over what the last one has left
            household.isWellIn(house);
        }
        assertThatCode(() -> there().close()).doesNotThrowAnyException();
    }

    @Test
    void theWayBackThatFailsAtItsEndLeavesEverythingAndCanBeRepeated() {
        try (OpenInstallation house = here()) {
            Household household = Household.in(house);
            done(house, away());
            fail("BEFORE INSERT", "NEW.name = 'moved'");
            refused(house, HOME, "last step");
            household.isWellIn(house);
            postgres.execute("DROP TRIGGER fault ON marks");
            done(house, HOME);
            household.isWellIn(house);
        }
        assertThatCode(() -> here().close()).doesNotThrowAnyException();
    }

    /// Has the database break what is done to marks from now on.
    private void fail(String event, String when) {
        postgres.execute("CREATE OR REPLACE FUNCTION fault() RETURNS trigger LANGUAGE plpgsql AS"
                + " 'BEGIN RAISE EXCEPTION ''broken''; END'");
        postgres.execute("DROP TRIGGER IF EXISTS fault ON marks");
        postgres.execute("CREATE TRIGGER fault " + event + " ON marks FOR EACH ROW WHEN (" + when
                + ") EXECUTE FUNCTION fault()");
    }

    private OpenInstallation here() {
        return open(data, new OpenStore.Plan.Sqlite(SqliteStore.Settings.DEFAULT));
    }

    private OpenInstallation there() {
        return open(data, there("test"));
    }

    private OpenStore.Plan there(String node) {
        return new OpenStore.Plan.Postgres(postgres.settings(), node);
    }

    private OpenInstallation open(Path data, OpenStore.Plan store) {
        return TestInstallation.open(TestInstallation.planIn(store, data), clock, seed++);
    }

    private Destination away() {
        return to(postgres.settings().url());
    }

    private Destination to(String url) {
        return new Destination.Postgres(
                url, postgres.settings().username(), postgres.settings().password());
    }

    private String name() {
        return postgres.settings().url().replaceAll(".*/", "");
    }

    private static Result.Done done(OpenInstallation house, Destination to) {
        Result result = house.operations().move().run(to);
        assertThat(result).isInstanceOf(Result.Done.class);
        return (Result.Done) result;
    }

    private static void refused(OpenInstallation house, Destination to, String why) {
        assertThat(house.operations().move().run(to))
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        refused -> assertThat(refused.why()).contains(why).doesNotContain("secret"));
    }
}
