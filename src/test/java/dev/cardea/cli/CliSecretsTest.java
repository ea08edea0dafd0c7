package dev.cardea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.cli.Site.Said;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CliSecretsTest {

    private static final String SECRET = "hunter2-hunter2";

    @TempDir
    private Path folder;

    private Site site;

    @BeforeEach
    void begin() {
        site = new Site(folder);
        site.say("tenant create acme --env dev");
    }

    @Test
    void whatCarriesSecretsHidesThem() {
        Input input = new Input(SECRET.getBytes(StandardCharsets.UTF_8));
        Transcript transcript = new Transcript();
        transcript.result(SECRET);

        assertThat(List.of(
                        input.toString(),
                        new Request(List.of("key", "import"), input).toString(),
                        transcript.toString(),
                        transcript.end(Exit.DONE).toString()))
                .noneMatch(text -> text.contains(SECRET));
    }

    @Test
    void anImportedKeyIsNeverSaidAgain() {
        for (String options : List.of("--kind api-key", "--kind point-access", "--kind api-key --encoding hex")) {
            Said said = site.say("key import " + options, SECRET);
            assertThat(said.out() + said.err()).doesNotContain(SECRET);
        }
    }

    @Test
    void aKeyOnTheCommandLineIsRefusedAndNotRepeated() {
        for (String args : List.of(SECRET, "--key=" + SECRET, "--key " + SECRET, "-k" + SECRET)) {
            Said said = site.say("key import --kind api-key " + args);
            assertThat(said.exit()).isEqualTo(2);
            assertThat(said.err())
                    .contains("The key itself is read from standard input or --file")
                    .doesNotContain(SECRET);
        }
    }

    @Test
    void usersAndRootTokensOnTheCommandLineAreNotRepeatedEither() {
        assertThat(site.say("user import " + SECRET).err())
                .startsWith("Not understood: (hidden). The list of users itself is read from standard input")
                .doesNotContain(SECRET);
        assertThat(site.say("tenant root-token acme --env dev --import=" + SECRET + " --admin a@example.org")
                        .err())
                .startsWith("An option was given a value and takes none. The root token itself")
                .doesNotContain(SECRET);
        assertThat(site.say("tenant root-token acme --env dev --import --admin a@example.org " + SECRET)
                        .err())
                .startsWith("Not understood: (hidden). The root token itself")
                .doesNotContain(SECRET);
    }

    @Test
    void aKeyThatIsTooLongIsNotRead() {
        assertThat(site.say("key import --kind api-key", "x".repeat(20_000)))
                .isEqualTo(new Said(2, "", "The key is too long: more than 16384 bytes came in.\n"));
    }
}
