package dev.cardea.cli;

import static dev.cardea.testing.FormerQueryServer.MADE;
import static dev.cardea.testing.FormerQueryServer.SECRET;
import static dev.cardea.testing.FormerQueryServer.VECTOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.cli.Site.Said;
import dev.cardea.testing.FormerQueryServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// People who come from a Query Server (contract query-server.md §4).
class CliQueryServerTest {

    private static final String ADA = "05143485-5ddb-4809-b7bb-e160b42f2f3e";
    private static final String BOB = "05143485-5ddb-4809-b7bb-e160b42f2f3f";
    private static final String HASH = "old:hash-of-a-password";

    @TempDir
    private Path folder;

    private Site site;
    private FormerQueryServer former;

    @BeforeEach
    void begin() throws Exception {
        site = new Site(folder.resolve("data"));
        site.say("tenant create acme --env production --families queryserver");
        former = FormerQueryServer.in(folder);
        former.user(ADA, "ada@example.org", HASH, true, true);
        former.userToken(ADA, VECTOR, MADE, MADE);
        former.user(BOB, "bob@Example.org", "plain text", false, true);
        former.userToken(BOB, "dead", MADE, MADE);
        former.loneToken("k1", "dead", MADE, MADE, true);
    }

    @AfterEach
    void end() throws Exception {
        former.close();
    }

    @Test
    void whatBecameOfItIsSaidAndTheSecondTimeThatNothingDid() {
        assertThat(imports("")).isEqualTo(new Said(1, """
                        acme@production has taken over 2 users with 2 tokens, and 1 token of nobody.
                        """, """
                        User 2 (at example.org): Taken over without a password: it is no bcrypt or argon2 hash of \
                        bearable cost. Set a new one.
                        User 2 (at example.org): The token stays dead: it was not signed with this secret. Another \
                        one takes its place.
                        Token 1: The token stays dead: it was not signed with this secret. Another one takes its \
                        place.
                        """));
        assertThat(imports("")).isEqualTo(Said.done("""
                        acme@production has taken over 0 users with 0 tokens, and 0 tokens of nobody.
                        Of the rest, 2 users and 1 token of nobody were there before.
                        Nothing has changed."""));
    }

    @Test
    void asJsonItIsOneObject() {
        assertThat(imports(" --json --dry-run")).isEqualTo(new Said(1, """
                        {"tenant":"acme","environment":"production","dry_run":true,"new_key":true,\
                        "new_switches":false,"users":2,"users_before":0,"user_tokens":2,"tokens":1,\
                        "tokens_before":0,"remarks":[\
                        {"user":2,"domain":"example.org","reason":"password_unusable"},\
                        {"user":2,"domain":"example.org","reason":"token_forged"},\
                        {"token":1,"domain":null,"reason":"token_forged"}]}
                        """, ""));
    }

    @Test
    void aDryRunSaysThatItWasOne() {
        assertThat(imports(" --dry-run").out()).isEqualTo("""
                        acme@production would take over 2 users with 2 tokens, and 1 token of nobody.
                        Nothing has changed: this was a dry run.
                        """);
        assertThat(site.say("user deactivate ada@example.org").exit()).isEqualTo(1);
        assertThat(site.say("key list").out()).doesNotContain("queryserver");
    }

    @Test
    void aRunningServerTakesItOverToo() {
        Path here = Path.of("").toAbsolutePath().relativize(former.file().toAbsolutePath());
        try (Site.Server _ = site.serve()) {
            assertThat(site.say("import queryserver " + here, SECRET).out())
                    .startsWith("acme@production has taken over 2 users");
        }
        assertThat(site.say("key list").out())
                .containsPattern("queryserver-user +checking")
                .containsPattern("queryserver-token +checking");
    }

    /// The server may stand in another folder than whoever gives the command.
    @Test
    void aFileIsMeantFromWhereTheCommandWasGiven() {
        Request request = new Request(
                List.of("import", "queryserver", "query_config.sql"),
                folder,
                new Input(SECRET.getBytes(StandardCharsets.UTF_8)));

        try (Site.Server server = site.serve()) {
            assertThat(server.store().isAlive()).isTrue();
            assertThat(ControlClient.ask(site.folder(), request, Duration.ofMinutes(1)))
                    .hasValueSatisfying(answer -> assertThat(answer.out()).contains("has taken over 2 users"));
        }
    }

    @Test
    void theSecretMayComeFromAFileWithALineBreak() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.txt"), SECRET + "\n");

        assertThat(site.say("import queryserver " + former.file() + " --secret-file " + secret)
                        .err())
                .doesNotContain("User 1");
        assertThat(imports("").out()).contains("Nothing has changed.");
    }

    @Test
    void aFileThatCannotBeUsedIsAClearSentence() throws Exception {
        Path text = Files.writeString(folder.resolve("text.sql"), "no database");

        assertThat(site.say("import queryserver " + text, SECRET))
                .isEqualTo(Said.refused("The file " + text + " cannot be read as an SQLite database."));
        assertThat(site.say("import queryserver " + folder.resolve("nowhere"), SECRET))
                .isEqualTo(Said.refused(
                        "The file " + folder.resolve("nowhere") + " is no file that the server's user may read."));
        assertThat(site.say("import queryserver " + former.file(), ""))
                .isEqualTo(Said.refused("The key cannot be used: a secret has 1 to 1024 bytes."));
    }

    @Test
    void aClosedFamilyIsSaid() {
        site.say("tenant create shop --env dev");

        assertThat(site.say("import queryserver " + former.file() + " --tenant shop --env dev", SECRET)
                        .err())
                .endsWith("The family queryserver is closed to this tenant: 'cardea tenant set shop --env dev"
                        + " --families' opens it.\n");
    }

    @Test
    void noSecretIsEverSaid() {
        for (String options : List.of(" --dry-run", " --dry-run --json", "")) {
            Said said = imports(options);
            assertThat(said.out() + said.err())
                    .doesNotContain(HASH)
                    .doesNotContain("plain text")
                    .doesNotContain("eyJ")
                    .doesNotContain("ada@")
                    .doesNotContain("bob@");
        }
        assertThat(site.say("import queryserver " + former.file() + " hunter2").err())
                .startsWith("Not understood: (hidden). The secret itself is read from standard input or --secret-file")
                .doesNotContain("hunter2");
    }

    private Said imports(String options) {
        return site.say("import queryserver " + former.file() + options, SECRET);
    }
}
