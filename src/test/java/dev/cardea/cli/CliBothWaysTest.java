package dev.cardea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.cli.Site.Said;
import dev.cardea.core.Environment;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.CommandSpec;

class CliBothWaysTest {

    /// Every command of the operators, done and refused.
    private static final List<String> STORY = List.of(
            "key create",
            "tenant create acme --env dev",
            "tenant create acme --env dev",
            "tenant set acme --env dev --access-token-lifetime 2h",
            "tenant list",
            "tenant list --json",
            "user deactivate ada",
            "user activate ada@example.org",
            "user link ada --point-id point|V1StGXR8_Z5jdHi6B-myT",
            "user link eve --point-id point|V1StGXR8_Z5jdHi6B-myU",
            "key create --tenant acme --env dev --name shop",
            "key import --kind api-key --name büro",
            "key import --kind api-key",
            "key import --kind point-access --sign",
            "key revoke 1",
            "key revoke 7",
            "key rotate",
            "key retire 1",
            "key retire 1 --force",
            "key list --tenant acme",
            "key list --json",
            "key list --jsn",
            "mail list",
            "mail list --json",
            "nodes",
            "nodes --json",
            "tenant create shop --env dev --families staticbackend --admin eve@example.org",
            "tenant create shop --env staging --families point,staticbackend --json",
            "tenant create fail --env dev --admin eve@example.org",
            "tenant root-token shop --env dev",
            "tenant root-token shop --env dev --json",
            "tenant root-token shop --env dev --admin eve@example.org --import",
            "tenant root-token shop --env staging --admin eve@example.org --import",
            "tenant root-token nobody --env dev",
            "key create --tenant shop --env dev",
            "user import --tenant shop --env dev",
            "user import --tenant shop --env dev --json",
            "user import --tenant nobody --env dev",
            "user promote ada@example.org --tenant acme --env dev",
            "user promote nobody --tenant acme --env dev",
            "user demote ada@example.org --tenant acme --env dev",
            "client create --tenant acme --env dev --id web",
            "client create --tenant acme --env dev --json",
            "client create --tenant shop --env dev --id web",
            "client create --tenant shop --env dev --id old --import --scope openid",
            "client list --tenant acme --env dev",
            "client list --tenant acme --env dev --json",
            "client revoke web --tenant acme --env dev",
            "client revoke nobody --tenant acme --env dev",
            "import queryserver nowhere.sql --tenant acme --env dev",
            "import queryserver nowhere.sql --tenant nobody --env dev --dry-run",
            "move --to sqlite",
            "move --to jdbc:postgresql://127.0.0.1:1/nothing --username nobody",
            "move --to jdbc:postgresql://127.0.0.1:1/nothing",
            "backup no-such-folder/cardea.db");

    @TempDir
    private Path folder;

    @Test
    void theServerAnswersAsTheFileDoes() {
        Site alone = new Site(folder.resolve("alone"));
        Site served = new Site(folder.resolve("served"));

        for (String words : STORY) {
            Said directly = alone.say(words, input(words));
            Said throughSocket;
            try (Site.Server _ = served.serve()) {
                throughSocket = served.say(words, input(words));
            }
            assertThat(throughSocket).as(words).isEqualTo(directly);
            if (words.startsWith("tenant set")) {
                alone.user("acme", Environment.DEV, "ada@example.org", "ada");
                served.user("acme", Environment.DEV, "ada@example.org", "ada");
            }
        }
    }

    @Test
    void theStoryHasEveryCommand() {
        assertThat(leaves(Syntax.all()).map(CommandSpec::qualifiedName))
                .allMatch(name -> name.equals("cardea dev")
                        || name.equals("cardea serve")
                        || STORY.stream().anyMatch(words -> ("cardea " + words).startsWith(name)));
    }

    private static String input(String words) {
        return words.startsWith("user import")
                ? "{\"email\":\"ada@example.org\",\"password\":\"old:pw\"}\n{\"email\":\"nobody\"}\nnonsense\n"
                : "old-key\n";
    }

    private static Stream<CommandSpec> leaves(CommandSpec spec) {
        return spec.subcommands().isEmpty()
                ? Stream.of(spec)
                : spec.subcommands().values().stream().flatMap(line -> leaves(line.getCommandSpec()));
    }
}
