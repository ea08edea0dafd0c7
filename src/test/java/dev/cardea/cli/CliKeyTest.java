package dev.cardea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.cli.Site.Said;
import dev.cardea.core.Environment;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CliKeyTest {

    @TempDir
    private Path folder;

    private Site site;

    @BeforeEach
    void begin() {
        site = new Site(folder.resolve("data"));
        site.say("tenant create acme --env dev");
    }

    @Test
    void aCreatedKeyStandsAloneOnStandardOutput() {
        Said said = site.say("key create --tenant acme --env dev --name shop");

        assertThat(said.exit()).isZero();
        assertThat(said.out()).matches("cardea_[A-Za-z0-9_-]{43}\n");
        assertThat(said.err()).isEqualTo("This is API key 1 of acme@dev. It is shown once: keep it.\n");
    }

    @Test
    void keysAreListedWithoutTheirValues() {
        site.say("key create --name shop");
        site.say("key create");
        site.say("key revoke 2");
        site.say("key import --kind point-access", "secret");

        assertThat(site.say("key list").out()).isEqualTo("""
                        API keys of acme@dev (to end one: cardea key revoke NUMBER)
                        NUMBER  NAME  CREATED               REVOKED
                        1       shop  2026-11-21T10:00:00Z  -
                        2       -     2026-11-21T10:00:00Z  2026-11-21T10:00:00Z

                        Signing keys of acme@dev (to end one: cardea key retire NUMBER)
                        NUMBER  KIND          STATE     CREATED               STOPPED
                        1       own           signing   2026-11-21T10:00:00Z  -
                        2       point-access  checking  2026-11-21T10:00:00Z  -
                        """);
        assertThat(site.say("key list --json").out()).isEqualTo("""
                        {"tenant":"acme","environment":"dev","api_keys":[\
                        {"number":1,"name":"shop","created":"2026-11-21T10:00:00Z","revoked":null},\
                        {"number":2,"name":"","created":"2026-11-21T10:00:00Z","revoked":"2026-11-21T10:00:00Z"}],\
                        "signing_keys":[\
                        {"number":1,"kind":"own","state":"signing","created":"2026-11-21T10:00:00Z","stopped":null},\
                        {"number":2,"kind":"point-access","state":"checking","created":"2026-11-21T10:00:00Z",\
                        "stopped":null}]}
                        """);
    }

    @Test
    void exactlyOneLineBreakIsLeftOut() {
        assertThat(site.say("key import --kind api-key --name old", "old-key\n"))
                .isEqualTo(Said.done("The key is now API key 1 of acme@dev."));
        assertThat(site.say("key import --kind api-key", "old-key").err())
                .isEqualTo("This value is a key of the environment already: import another one.\n");
        assertThat(site.say("key import --kind api-key", "old-key\r\n").exit()).isEqualTo(1);
        assertThat(site.say("key import --kind api-key", "old-key\n\n").err()).startsWith("The key cannot be used: ");
    }

    @Test
    void aKeyIsReadFromAFileIfOneIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("key.txt"), "from-a-file\n");

        assertThat(site.say("key import --kind api-key --file " + file, "ignored")
                        .exit())
                .isZero();
        assertThat(site.say("key import --kind api-key", "from-a-file").err()).startsWith("This value is a key");
        assertThat(site.say("key import --kind api-key --file /nowhere/key"))
                .isEqualTo(new Said(2, "", "Cannot read the file /nowhere/key: is it there, and may you read it?\n"));
    }

    @Test
    void keysMayBeWrittenInHexOrBase64() {
        assertThat(site.say("key import --kind point-access --sign --encoding hex", "00ff10".repeat(11) + "\n"))
                .isEqualTo(Said.done(
                        "The key is now signing key 2 of acme@dev: it signs and checks Point's access tokens."));
        assertThat(site.say("key import --kind point-access --encoding base64", "AP8Q*\n")
                        .exit())
                .isEqualTo(1);
        assertThat(site.say("key import --kind point-access --encoding base64", "AP8Q\n"))
                .isEqualTo(Said.done("The key is now signing key 3 of acme@dev: it checks Point's access tokens."));
        assertThat(site.say("key import --kind point-access --encoding hex", "no hex"))
                .isEqualTo(Said.refused("The key cannot be used: it is not written as hex."));
        assertThat(site.say("key import --kind point-access", ""))
                .isEqualTo(Said.refused("The key cannot be used: a signing key has 1 to 1024 bytes."));
    }

    @Test
    void aKeyInUseIsRetiredOnlyByForce() {
        site.user("acme", Environment.DEV, "ada@example.org", "ada");

        assertThat(site.say("key retire 1"))
                .isEqualTo(
                        Said.refused("This key signs new tokens now: run 'cardea key rotate' first, then retire it."));
        assertThat(site.say("key rotate --tenant acme --env dev"))
                .isEqualTo(Said.done("Signing key 2 of acme@dev signs from now on; the older ones go on checking."));
        assertThat(site.say("key retire 1"))
                .isEqualTo(Said.refused("The key is in use, and with it would die 1 refresh token and perhaps access"
                        + " tokens that have not expired: add --force to retire it all the same."));
        assertThat(site.say("key retire 1 --force"))
                .isEqualTo(Said.done("Signing key 1 is retired; with it died 1 refresh token and whatever access"
                        + " tokens it had signed."));
    }

    @Test
    void aKeyThatIsNotThereIsRefused() {
        assertThat(site.say("key revoke 9"))
                .isEqualTo(Said.refused("There is no key of this number: 'cardea key list' shows which there are."));
        assertThat(site.say("key retire 9").exit()).isEqualTo(1);
    }

    @Test
    void theTenantMustBeSaidOnceThereAreSeveral() {
        site.say("tenant create other --env staging");

        assertThat(site.say("key create")).isEqualTo(new Said(2, "", """
                                Say which tenant is meant:
                                  --tenant acme --env dev
                                  --tenant other --env staging
                                """));
        assertThat(site.say("key create --tenant other").err()).contains("other@staging");
        assertThat(site.say("key create --env dev").err()).contains("acme@dev");
        assertThat(site.say("key create --env production").exit()).isEqualTo(2);
        assertThat(site.say("key create --tenant acme --env staging").exit()).isEqualTo(1);
    }

    @Test
    void aKeyOpensPointWhereItWasClosed() {
        site.say("tenant set acme --env dev --families staticbackend");
        assertThat(site.say("key import --kind api-key", "old-key"))
                .isEqualTo(
                        new Said(0, "The key is now API key 1 of acme@dev.\n", "This also opens the family point.\n"));
        assertThat(site.say("tenant list --json").out()).contains("\"families\":[\"point\",\"staticbackend\"]");

        site.say("tenant set acme --env dev --families staticbackend");
        Said said = site.say("key create");
        assertThat(said.out()).matches("cardea_[A-Za-z0-9_-]{43}\n");
        assertThat(said.err()).endsWith(" keep it.\nThis also opens the family point.\n");
        assertThat(site.say("key create").err()).doesNotContain("opens");
    }
}
