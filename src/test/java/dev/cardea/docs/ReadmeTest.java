package dev.cardea.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.Environment;
import dev.cardea.testing.Shell;
import dev.cardea.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The tour of the README works when it is pasted.
class ReadmeTest {

    /// Blocks named `sh` are the tour; the other commands are not for development mode.
    private static final Pattern BLOCK = Pattern.compile("^```sh\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

    private static final String JWT = "\"[\\w-]+\\.[\\w-]+\\.[\\w-]+\"";

    @Test
    void theTourRegistersAsksAndSignsInWithTheLetter(@TempDir Path folder) throws Exception {
        Shell.needsCurl();
        TestServer.Shape shape = TestServer.shaped(folder).development().defaultEnvironment(Environment.DEV);
        try (TestServer server = shape.start()) {
            String printed = Shell.pasted(tour().replace("127.0.0.1:8080", "127.0.0.1:" + server.port()));

            assertThat(printed)
                    .matches(
                            "\\{\"accountId\":\"[^\"]+\",\"userId\":\"[^\"]+\",\"email\":\"ann@example.com\",\"role\":50}"
                                    + "true"
                                    + "\\[\\{\"id\":1,.*https://app.example/\\?code=666333&email=ann@example.com.*}]"
                                    + JWT);
        }
    }

    private static String tour() throws IOException {
        return BLOCK.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(block -> block.group(1))
                .collect(Collectors.joining());
    }
}
