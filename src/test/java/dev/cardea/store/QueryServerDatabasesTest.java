package dev.cardea.store;

import static dev.cardea.testing.FormerQueryServer.HASH;
import static dev.cardea.testing.FormerQueryServer.MADE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.QueryServerFile;
import dev.cardea.core.QueryServerFile.UserRow;
import dev.cardea.core.QueryServerFiles.Opening;
import dev.cardea.testing.FormerQueryServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files of Query Server are read as they are, and never written.
class QueryServerDatabasesTest {

    private static final String ADA = "05143485-5ddb-4809-b7bb-e160b42f2f3e";
    private static final String BOB = "05143485-5ddb-4809-b7bb-e160b42f2f3f";

    @TempDir
    private Path folder;

    @Test
    void aFileThatIsInUseIsReadAsItIsAtThatMoment() throws Exception {
        try (FormerQueryServer former = FormerQueryServer.in(folder)) {
            former.user(ADA, "ada", HASH, false, true);
            try (QueryServerFile file = opened(former.file())) {
                former.user(BOB, "bob", HASH, false, true);

                assertThat(file.users(Long.MIN_VALUE, 9))
                        .extracting(UserRow::email)
                        .containsExactly("ada");
            }
            assertThat(emails(former.file())).containsExactly("ada", "bob");
        }
    }

    @Test
    void whatIsOnlyInTheLogOfAKilledServerCounts() throws Exception {
        Path left;
        try (FormerQueryServer former = FormerQueryServer.in(folder)) {
            former.sql("PRAGMA wal_checkpoint(TRUNCATE)");
            former.user(ADA, "ada", HASH, false, true);
            left = former.killedIn(folder.resolve("left behind #1 ü%20?"));
        }
        byte[] before = Files.readAllBytes(left);

        assertThat(emails(left)).containsExactly("ada");
        assertThat(Files.readAllBytes(left)).isEqualTo(before);
        assertThat(emails(left)).containsExactly("ada");
    }

    @Test
    void aFileThatWasClosedInOrderGetsNothingBesideIt() throws Exception {
        Path file;
        try (FormerQueryServer former = FormerQueryServer.in(folder)) {
            former.user(ADA, "ada", HASH, false, true);
            file = former.file();
        }
        byte[] before = Files.readAllBytes(file);
        assertThat(names()).containsExactly("query_config.sql");

        assertThat(emails(file)).containsExactly("ada");
        assertThat(names()).containsExactly("query_config.sql");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void whatIsNoSuchFileIsToldApart() throws Exception {
        Path text = Files.writeString(folder.resolve("text"), "this is no database. ".repeat(500));
        Path empty = Files.createFile(folder.resolve("empty"));

        assertThat(why(folder.resolve("nowhere"))).isEqualTo("is no file that the server's user may read");
        assertThat(why(folder)).isEqualTo("is no file that the server's user may read");
        assertThat(why(text)).isEqualTo("cannot be read as an SQLite database");
        assertThat(why(empty)).isEqualTo("has no table _config_user: is it the query_config.sql of a Query Server?");
        assertThat(why(own())).isEqualTo("is the database of this server itself");
    }

    @Test
    void tablesAndColumnsMustBeThere() throws Exception {
        try (FormerQueryServer former = FormerQueryServer.bare(folder)) {
            former.sql("CREATE TABLE _config_user (id INTEGER PRIMARY KEY)");
            assertThat(why(former.file())).startsWith("has no table _config_user_token");
            for (String table : List.of("_config_user_token", "_config_token", "_config_option")) {
                former.sql("CREATE TABLE " + table + " (id INTEGER PRIMARY KEY)");
            }
            assertThat(why(former.file())).isEqualTo("has other columns than those of a Query Server");
        }
    }

    /// What a view does is whatever its author wanted.
    @Test
    void aViewIsNoTable() throws Exception {
        try (FormerQueryServer former = FormerQueryServer.in(folder)) {
            former.sql("DROP TABLE _config_token");
            former.sql("CREATE VIEW _config_token AS SELECT * FROM _config_user_token");

            assertThat(why(former.file())).startsWith("has no table _config_token");
        }
    }

    @Test
    void aBrokenFileIsNotBegun() throws Exception {
        Path file;
        try (FormerQueryServer former = FormerQueryServer.in(folder)) {
            former.sql("BEGIN");
            for (int i = 0; i < 500; i++) {
                former.user(ADA.replace("0514", "%04x".formatted(i)), "user" + i, HASH, false, true);
            }
            former.sql("COMMIT");
            file = former.file();
        }
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, bytes.length / 2, bytes.length - 100, (byte) 0x5A);
        Files.write(file, bytes);
        assertThat(why(file)).isEqualTo("is damaged");

        Files.write(file, Arrays.copyOf(bytes, 5_000));
        assertThat(why(file)).isNotBlank();
    }

    @Test
    void piecesFollowOneAnother() throws Exception {
        try (FormerQueryServer former = FormerQueryServer.in(folder)) {
            former.user(ADA, "ada", HASH, true, true);
            former.user(BOB, "bob", HASH, false, false);
            former.userToken(BOB, "token", MADE, MADE);
            try (QueryServerFile file = opened(former.file())) {
                UserRow ada = file.users(Long.MIN_VALUE, 1).getFirst();
                UserRow bob = file.users(ada.number(), 1).getFirst();

                assertThat(ada.token()).isEmpty();
                assertThat(ada.isAdministrator()).isTrue();
                assertThat(bob.isActive()).isFalse();
                assertThat(bob.token()).map(QueryServerFile.TokenRow::text).contains("token");
                assertThat(file.users(bob.number(), 1)).isEmpty();
                assertThat(List.of(bob.toString(), bob.token().toString())).noneMatch(text -> text.contains("token"));
            }
        }
    }

    private QueryServerFile opened(Path file) {
        return switch (new QueryServerDatabases(folder.resolve("own.db")).open(file)) {
            case Opening.Opened(QueryServerFile opened) -> opened;
            case Opening.Unusable(String why) -> throw new AssertionError(why);
        };
    }

    private List<String> emails(Path file) {
        try (QueryServerFile opened = opened(file)) {
            return opened.users(Long.MIN_VALUE, 9).stream().map(UserRow::email).toList();
        }
    }

    private String why(Path file) {
        return switch (new QueryServerDatabases(folder.resolve("own.db")).open(file)) {
            case Opening.Opened(QueryServerFile opened) -> {
                opened.close();
                yield "";
            }
            case Opening.Unusable(String why) -> why;
        };
    }

    private Path own() throws IOException {
        return Files.createFile(folder.resolve("own.db"));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
