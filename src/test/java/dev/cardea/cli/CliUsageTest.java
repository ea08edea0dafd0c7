package dev.cardea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.cli.Site.Said;
import dev.cardea.core.Refusal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CliUsageTest {

    @TempDir
    private Path folder;

    private Site site;

    @BeforeEach
    void begin() {
        site = new Site(folder);
    }

    @Test
    void devHasEverythingByDefault() {
        site.say("dev");
        site.say("dev --port 0 --data here --host 0.0.0.0");

        assertThat(site.launched)
                .containsExactly(
                        new DevOptions(8080, Optional.empty(), Optional.empty()),
                        new DevOptions(0, Optional.of(Path.of("here")), Optional.of("0.0.0.0")));
    }

    @Test
    void serveTakesAConfiguration() {
        site.say("serve");
        site.say("serve --config c.yaml --print-config");

        assertThat(site.launched)
                .containsExactly(
                        new ServeOptions(Optional.empty(), false),
                        new ServeOptions(Optional.of(Path.of("c.yaml")), true));
    }

    @Test
    void theUsualCommandLinesOfAServerAreReadAsAllOthersAre() {
        for (List<String> usual : List.of(List.of("serve"), List.of("serve", "--config", "c.yaml"))) {
            assertThat(PlainServe.read(usual)).contains(Syntax.read(usual));
        }
        assertThat(PlainServe.read(List.of("serve", "--config", "--print-config")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tenant",
                "nonsense",
                "dev --port 65536",
                "dev --port -1",
                "dev --port x",
                "dev here",
                "serve --config",
                "tenant create",
                "tenant create acme",
                "tenant create acme --env mars",
                "tenant create acme other --env dev",
                "tenant create acme --env dev --env staging",
                "tenant create acme --env dev --access-token-lifetime 24",
                "tenant create acme --env dev --access-token-lifetime 59s",
                "tenant create acme --env dev --access-token-lifetime 32d",
                "tenant create acme --env dev --access-token-lifetime 999999999d",
                "tenant create acme --env dev --on-existing-user perhaps",
                "tenant create acme --env dev --allow-email-like-ids=perhaps",
                "tenant set acme --env dev",
                "tenant set acme --env dev --link-prefix https://a.example/ --no-link-prefixes",
                "tenant create acme --env dev --no-link-prefixes",
                "tenant create acme --env dev --admin ada@example.org",
                "tenant create acme --env dev --families=",
                "tenant root-token acme",
                "tenant root-token acme --env dev --admin nobody",
                "tenant root-token acme --env dev --import",
                "tenant root-token acme --env dev --import --json --admin ada@example.org",
                "tenant root-token acme --env dev --file f",
                "user import",
                "user import --tenant acme --env dev --file /nowhere/users",
                "tenant list --config a --data b",
                "key create",
                "key revoke",
                "key revoke 0",
                "key revoke -1",
                "key revoke 99999999999",
                "key retire one",
                "key import",
                "key import --kind point-refresh",
                "key import --kind api-key --sign",
                "key import --kind point-access --name x",
                "user link ada",
                "user deactivate",
                "user promote",
                "import",
                "import queryserver",
                "import queryserver f --tenant acme --env dev --secret-file /nowhere/secret",
                "tenant create acme --env dev --create-user=perhaps",
                "client create --tenant acme --env dev --file f",
                "client create --tenant acme --env dev --import",
                "client create --tenant acme --env dev --scope user:reed",
                "client create --tenant acme --env dev --scope=",
                "client revoke --tenant acme --env dev",
            })
    void wrongUsageDoesNothingAndSaysSo(String words) {
        Said said = site.say(words);

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).isNotBlank().doesNotContain("Exception");
        assertThat(site.launched).isEmpty();
    }

    @Test
    void whatWasMeantIsSuggested() {
        assertThat(site.say("tenat list").err()).contains("tenant").contains("See 'cardea --help'.");
        assertThat(site.say("tenant creat acme").err()).contains("create").contains("See 'cardea tenant --help'.");
        assertThat(site.say("tenant list --jsn").err()).contains("--json").contains("See 'cardea tenant list --help'.");
        assertThat(site.say("tenant create acme --env prod").err())
                .startsWith(
                        "Invalid value for option '--env': 'prod' is none of dev," + " staging, preprod, production\n");
        assertThat(site.say("key").err()).isEqualTo("""
                        Say which command: cardea key create|list|revoke|import|rotate|retire.
                        See 'cardea key --help'.
                        """);
    }

    @Test
    void withoutATenantTheFirstStepIsTold() {
        assertThat(site.say("key list"))
                .isEqualTo(new Said(
                        2, "", "There is no tenant yet: make one with 'cardea tenant create NAME --env ENV'.\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "dev --help", "key import --help", "user link -h", "tenant --help"})
    void helpTellsTheExitCodes(String words) {
        Said said = site.say(words);

        assertThat(said.exit()).isZero();
        assertThat(said.err()).isEmpty();
        assertThat(said.out()).contains("Usage: cardea", "Example:", "Exit codes:", " 69 ", " 70 ");
    }

    @Test
    void theVersionIsTold() {
        assertThat(site.say("--version").out()).startsWith("Cardea ");
    }

    @Test
    void aWrongConfigurationIsWrongUsage() {
        assertThat(site.say("tenant list --config c.yaml"))
                .isEqualTo(new Said(2, "", "The configuration c.yaml is wrong:\n  prot: did you mean port?\n"));
    }

    @Test
    void theFolderCanBeNamed() {
        site.say("tenant create acme --env dev --data " + folder.resolve("other"));

        assertThat(site.say("tenant list").out()).doesNotContain("acme");
        assertThat(site.say("tenant list --data " + folder.resolve("other")).out())
                .contains("acme");
    }

    @Test
    void anArgumentIsNotReadAsAFile() {
        site.say("tenant create acme --env dev");

        assertThat(site.say("user deactivate @/etc/hostname").err()).startsWith("The tenant has no such user");
    }

    @Test
    void everyRefusalIsOneSentence() {
        assertThat(Refusals.sentence(new Refusal.KeyInUse(0, true)))
                .isEqualTo("The key is in use, and with it would die perhaps access tokens that have not expired:"
                        + " add --force to retire it all the same.");
        assertThat(Refusals.sentence(new Refusal.KeyInUse(2, false))).contains("would die 2 refresh tokens:");
        assertThat(Refusals.sentence(new Refusal.TooManyImportedKeys(16))).contains("16");
    }
}
