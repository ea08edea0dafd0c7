package dev.cardea.app;

import static dev.cardea.testing.TestServer.got;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardea.core.Environment;
import dev.cardea.core.KeyNumber;
import dev.cardea.crypto.MasterKey;
import dev.cardea.flow.Backend;
import dev.cardea.testing.ManualClock;
import dev.cardea.testing.OnSqliteOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a second start finds, and what it refuses to start with.
class RestartTest {

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock();
    private Path data;
    private Path masterKey;
    private long seed = 7;

    @BeforeEach
    void choose() {
        data = folder.resolve("data");
        masterKey = data.resolve("master.key");
    }

    @Test
    void tokensAndRevocationsSurvive() {
        Backend a;
        List<String> living;
        List<String> dead;
        try (OpenInstallation house = open()) {
            a = Backend.joining(house, "A", Environment.STAGING);
            String refresh = a.create("u-1");
            living = List.of(refresh, a.mint("u-1", refresh), a.mint("u-1"));
            String old = a.create("u-2");
            dead = List.of(old, a.mint("u-2", old), a.mint("u-1"));
            a.renew("u-2");
            a.revoke("u-1", dead.get(2));
        }
        try (OpenInstallation house = open()) {
            Backend again = a.in(house);
            assertThat(living).allMatch(again::takes);
            assertThat(dead).noneMatch(again::takes);
            assertThat(again.find("u-1").refreshToken()).contains(living.get(0));
            assertThat(again.mint("u-1")).matches(again::takes);
        }
    }

    @Test
    void retiredKeysStayRetiredAndRevokedApiKeysRevoked() {
        Backend a;
        String refresh;
        String access;
        try (OpenInstallation house = open()) {
            a = Backend.joining(house, "A", Environment.STAGING);
            refresh = a.create("u-1");
            got(house.operations().rotateSigningKey().run(a.ref()));
            got(house.operations().retireSigningKey().run(new KeyNumber(1), true));
            access = a.mint("u-1");
            got(house.operations().revokeApiKey().run(a.caller().key().id()));
        }
        try (OpenInstallation house = open()) {
            Backend again = a.in(house);
            assertThat(List.of(refresh, access)).noneMatch(again::takes);
        }
    }

    @Test
    void theMasterKeyOfTheFirstStartIsForItsOwnerOnly() throws Exception {
        open().close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(masterKey)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(masterKey).strip()).matches("[0-9a-f]{64}");
        assertThat(data.resolve("master.key.new")).doesNotExist();
    }

    @Test
    void anotherMasterKeyRefusesToStart() throws Exception {
        furnish();
        Files.writeString(masterKey, "ab".repeat(32));

        refuses("does not fit this database");
    }

    @Test
    void anotherMasterKeyFromTheEnvironmentRefusesToStartToo() {
        furnish();

        assertThatThrownBy(() -> open(DataFolderKind.PRODUCTION, Optional.of(MasterKey.parse("ab".repeat(32)))))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("does not fit this database")
                .hasMessageNotContaining("abab");
    }

    @Test
    void theRightMasterKeyFromTheEnvironmentOpensTheSameFolder() throws Exception {
        furnish();
        MasterKey right = MasterKey.parse(Files.readString(masterKey));
        Files.delete(masterKey);

        assertThatCode(() -> open(DataFolderKind.PRODUCTION, Optional.of(right)).close())
                .doesNotThrowAnyException();
        assertThat(masterKey).doesNotExist();
    }

    @Test
    void aMissingMasterKeyRefusesToStartAndIsNotMadeAnew() throws Exception {
        furnish();
        Files.delete(masterKey);

        refuses("master key is missing");
        assertThat(masterKey).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-rw-rw-", "rw-----w-"})
    void aMasterKeyThatOthersMayReadOrChangeRefusesToStart(String permissions) throws Exception {
        furnish();
        Files.setPosixFilePermissions(masterKey, PosixFilePermissions.fromString(permissions));

        refuses("chmod 600");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c0ffee", "not a key but somebody's password"})
    void aDamagedMasterKeyRefusesToStartAndIsNotRepeated(String text) throws Exception {
        furnish();
        Files.writeString(masterKey, text);

        assertThatThrownBy(this::open)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("damaged")
                .hasMessageNotContainingAny("c0ffee", "password");
    }

    @Test
    void afterARefusalTheFolderIsFreeAndUnchanged() throws Exception {
        furnish();
        String right = Files.readString(masterKey);
        Files.writeString(masterKey, "ab".repeat(32));
        refuses("does not fit");
        Files.writeString(masterKey, right);

        assertThatCode(() -> open().close()).doesNotThrowAnyException();
    }

    @Test
    void aFolderOfDevelopmentNeverServesProduction() {
        open(DataFolderKind.DEVELOPMENT, Optional.empty()).close();

        refuses("development");
        assertThatCode(() -> open(DataFolderKind.DEVELOPMENT, Optional.empty()).close())
                .doesNotThrowAnyException();
    }

    /// A backup, or a copy of the database alone, is for the same as what it was made from.
    @Test
    @OnSqliteOnly("it copies the file")
    void aCopyOfDevelopmentNeverServesProductionEither() throws IOException {
        open(DataFolderKind.DEVELOPMENT, Optional.empty()).close();
        Path copy = Files.createDirectory(data.resolveSibling("copy"));
        Files.copy(data.resolve("cardea.db"), copy.resolve("cardea.db"));
        Files.copy(data.resolve("master.key"), copy.resolve("master.key"), StandardCopyOption.COPY_ATTRIBUTES);

        assertThatThrownBy(() -> TestInstallation.open(
                        TestInstallation.plan(copy, DataFolderKind.PRODUCTION, Optional.empty()), clock, 5))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("development");
    }

    @Test
    void developmentNeverTouchesAFolderOfProduction() {
        furnish();

        assertThatThrownBy(() -> open(DataFolderKind.DEVELOPMENT, Optional.empty()))
                .isInstanceOf(StartRefused.class);
        assertThatCode(() -> open().close()).doesNotThrowAnyException();
    }

    /// Not even one that was only started so far: its operator has seen it start, and made a backup of its key.
    @Test
    void developmentNeverTouchesAFolderOfProductionThatIsStillEmpty() {
        open().close();

        assertThatThrownBy(
                        () -> open(DataFolderKind.DEVELOPMENT, Optional.empty()).close())
                .isInstanceOf(StartRefused.class);
        assertThatCode(() -> open().close()).doesNotThrowAnyException();
    }

    @Test
    void oneFolderIsOpenOnlyOnce() {
        try (OpenInstallation house = open()) {
            assertThat(house.flows().checkHealth().run().isReady()).isTrue();
            assertThatThrownBy(this::open)
                    .hasMessageContaining(data.getFileName().toString());
        }
        assertThatCode(() -> open().close()).doesNotThrowAnyException();
    }

    private void furnish() {
        try (OpenInstallation house = open()) {
            Backend.joining(house, "A", Environment.STAGING).create("u-1");
        }
    }

    private void refuses(String why) {
        assertThatThrownBy(this::open).isInstanceOf(StartRefused.class).hasMessageContaining(why);
    }

    private OpenInstallation open() {
        return open(DataFolderKind.PRODUCTION, Optional.empty());
    }

    private OpenInstallation open(DataFolderKind kind, Optional<MasterKey> master) {
        return TestInstallation.open(TestInstallation.plan(data, kind, master), clock, seed++);
    }
}
