package dev.cardea.api.aviauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.testing.RawClient;
import dev.cardea.testing.RawClient.Answer;
import dev.cardea.testing.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Contract aviauth.md §0 A11: nobody speaks to this API in the clear, if the operator wants it so.
class RedirectTest {

    @TempDir
    Path folder;

    @Test
    void whoComesWithoutTlsIsSentToWhereThereIs() {
        try (TestServer server =
                TestServer.shaped(folder).development().redirectingToHttps().start()) {
            Answer answer = ask(server, "GET /latest/users/verify?id=a%20b&token=c");
            assertThat(answer.status()).isEqualTo(307);
            assertThat(answer.header("Location")).contains("https://api.example/latest/users/verify?id=a%20b&token=c");
            assertThat(answer.body()).isEmpty();

            assertThat(ask(server, "GET /v0/nothing").header("Location")).contains("https://api.example/v0/nothing");
            assertThat(ask(server, "GET /healthz").status()).isEqualTo(200);
            assertThat(ask(server, "GET /_/user").status()).isEqualTo(401);
        }
    }

    /// The header is not believed, as no proxy is trusted.
    private static Answer ask(TestServer server, String line) {
        try (RawClient client = RawClient.to(server.port())) {
            return client.send(line + " HTTP/1.1\r\nHost: api.example\r\nX-Forwarded-Proto: https\r\n\r\n");
        }
    }
}
