package dev.cardea.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cardea.app.Development;
import dev.cardea.core.Environment;
import dev.cardea.testing.RawClient;
import dev.cardea.testing.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every sample of the pages under docs/api, sent in the page's order to a server as development mode starts
/// it.
class SamplesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docs/api/point.md",
                "docs/api/oauth.md",
                "docs/api/staticbackend.md",
                "docs/api/queryserver.md",
                "docs/api/aviauth.md"
            })
    void everySampleOfThePageIsTrue(String page, @TempDir Path folder) throws IOException {
        Map<String, String> known = new HashMap<>(Map.of(
                "apiKey",
                Development.POINT_API_KEY,
                "basicCredential",
                base64("anybody:" + Development.POINT_API_KEY)));
        TestServer.Shape shape = TestServer.shaped(folder).development().defaultEnvironment(Environment.DEV);
        try (TestServer server = shape.start()) {
            for (Sample sample : Sample.of(Path.of(page))) {
                try (RawClient client = RawClient.to(server.port())) {
                    sample.check(client.send(sample.filled(known)), known);
                }
            }
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
