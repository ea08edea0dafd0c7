package dev.cardea.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.Environment;
import dev.cardea.flow.Backend;
import dev.cardea.testing.ManualClock;
import dev.cardea.testing.OnSqliteOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// After a backup was restored, what was given out since then is lost. It must not come to mean somebody or
/// something else: numbers and generations are given a second time, and refresh tokens are derived from them.
@OnSqliteOnly("a backup is a copy of the file")
class RestoredBackupTest {

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock();
    private Backend a;

    @BeforeEach
    void backUpWithOneUser() throws IOException {
        try (OpenInstallation house = TestInstallation.in(folder.resolve("data"), clock)) {
            a = Backend.joining(house, "A", Environment.STAGING);
            a.create("u-1");
        }
        Files.copy(folder.resolve("data/cardea.db"), folder.resolve("backup.db"));
    }

    @Test
    void aTokenOfAUserWhoIsLostIsNotTheNextUsers() throws IOException {
        String ofAlice;
        try (OpenInstallation house = TestInstallation.in(folder.resolve("data"), clock, 8)) {
            ofAlice = a.in(house).create("alice");
        }
        try (OpenInstallation house = restored()) {
            String ofBob = a.in(house).create("bob");

            assertThat(ofBob).isNotEqualTo(ofAlice);
            assertThat(a.in(house).takes(ofAlice)).isFalse();
        }
    }

    @Test
    void aTokenThatWasReplacedIsNotGivenOutAgain() throws IOException {
        String stolen;
        try (OpenInstallation house = TestInstallation.in(folder.resolve("data"), clock, 8)) {
            stolen = a.in(house).renew("u-1");
            a.in(house).renew("u-1");
        }
        try (OpenInstallation house = restored()) {
            assertThat(a.in(house).renew("u-1")).isNotEqualTo(stolen);
            assertThat(a.in(house).takes(stolen)).isFalse();
        }
    }

    private OpenInstallation restored() throws IOException {
        Path data = Files.createDirectory(folder.resolve("restored"));
        Files.copy(folder.resolve("backup.db"), data.resolve("cardea.db"));
        return TestInstallation.in(data, clock, 9);
    }
}
