package dev.cardea.api.staticbackend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.testing.RawClient;
import dev.cardea.testing.RawClient.Answer;
import dev.cardea.testing.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One password tried on many addresses counts as much as many passwords tried on one.
class SprayTest {

    @TempDir
    Path folder;

    @Test
    void failedSignInsOfAnyUserCountForTheNetwork() {
        try (TestServer server =
                TestServer.shaped(folder).development().failuresPerMinute(5).start()) {
            for (int i = 0; i < 5; i++) {
                Expect.wrongCredentials(login(server, "user" + i + "@t.co"));
            }

            Answer sixth = login(server, "user5@t.co");

            assertThat(sixth.status()).isEqualTo(429);
            assertThat(sixth.header("Retry-After")).isPresent();
        }
    }

    private static Answer login(TestServer server, String email) {
        String body = "{\"email\":\"" + email + "\",\"password\":\"Summer2026\"}";
        try (RawClient client = RawClient.to(server.port())) {
            return client.send("POST /login HTTP/1.1\r\nHost: 127.0.0.1\r\nSB-PUBLIC-KEY: dev_memory_pk\r\n"
                    + "Content-Length: " + body.length() + "\r\n\r\n" + body);
        }
    }
}
