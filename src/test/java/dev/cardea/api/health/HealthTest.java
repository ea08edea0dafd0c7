package dev.cardea.api.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.testing.RawClient;
import dev.cardea.testing.RawClient.Answer;
import dev.cardea.testing.TestServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What probes and load balancers ask, without a credential and under any host.
class HealthTest {

    private static final List<String> BOTH = List.of("/healthz", "/readyz");

    @AutoClose
    private final TestServer server;

    HealthTest(@TempDir Path folder) {
        server = TestServer.in(folder);
    }

    @Test
    void aRunningServerIsHealthyAndReady() {
        for (String path : BOTH) {
            for (String host : List.of("127.0.0.1", "nowhere.example", "staging.sdk.point.test")) {
                Answer answer = send("GET " + path, host);

                assertThat(answer.status()).as(path + " of " + host).isEqualTo(200);
                assertThat(answer.header("Content-Type").orElse("")).startsWith("application/json");
                assertThat(answer.header("Cache-Control")).contains("no-store");
            }
        }
    }

    @Test
    void aProbeMayLeaveOutTheBody() {
        for (String path : BOTH) {
            assertThat(send("HEAD " + path, "127.0.0.1").status()).isEqualTo(200);
        }
    }

    @Test
    void aProbeChangesNothing() {
        for (String path : BOTH) {
            Answer answer = send("POST " + path, "127.0.0.1");

            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.header("Allow").orElse("").split(", ", -1)).containsExactlyInAnyOrder("GET", "HEAD");
        }
    }

    @Test
    void aServerWhoseStoreDoesNotAnswerIsHealthyButNotReady() {
        server.closeStore();

        assertThat(send("GET /healthz", "127.0.0.1").status()).isEqualTo(200);
        assertThat(send("GET /readyz", "127.0.0.1").status()).isEqualTo(503);
    }

    @Test
    void thereIsNothingBelowAProbe() {
        for (String path : BOTH) {
            assertThat(send("GET " + path + "/x", "127.0.0.1").status()).isEqualTo(404);
        }
    }

    private Answer send(String line, String host) {
        try (RawClient client = RawClient.to(server.port())) {
            return client.send(line + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
        }
    }
}
