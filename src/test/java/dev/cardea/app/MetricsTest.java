package dev.cardea.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.Environment;
import dev.cardea.testing.RawClient;
import dev.cardea.testing.RawClient.Answer;
import dev.cardea.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What Prometheus is told.
class MetricsTest {

    private static final Pattern HIT =
            Pattern.compile("cardea_memory_lookups_total\\{memory=\"api_keys_by_hash\",result=\"hit\"} [1-9]");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void requestsCommitsAndMemoriesAreCountedAndNobodyIsNamed(@TempDir Path folder) {
        try (TestServer server = TestServer.shaped(folder).withMetrics().start()) {
            server.tenant("A", Environment.STAGING, "akA-secret");
            for (int i = 0; i < 3; i++) {
                assertThat(create(server.port(), "customer-" + i).status()).isEqualTo(200);
            }
            assertThat(create(server.port(), "no way").status()).isEqualTo(400);

            awaitHit(server);

            String figures = scrape(server.metricsPort());

            assertThat(figures)
                    .containsPattern("cardea_http_requests_seconds_count\\{family=\"point\",method=\"POST\","
                            + "route=\"/users/\\{user}\",status=\"200\"} 3")
                    .containsPattern("cardea_http_requests_seconds_bucket\\{.*le=\"0.001\"")
                    .containsPattern("cardea_store_commit_seconds_count [1-9]")
                    .containsPattern("cardea_store_batch_sum [1-9]")
                    .containsPattern(HIT)
                    .contains("cardea_store_queue ")
                    .contains("jvm_memory_used_bytes");
            assertThat(figures).doesNotContain("customer-", "akA", "point|");
        }
    }

    /// A node remembers nothing before it holds its lease.
    private static void awaitHit(TestServer server) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!HIT.matcher(scrape(server.metricsPort())).find() && System.nanoTime() < end) {
            assertThat(create(server.port(), "no way").status()).isEqualTo(400);
        }
    }

    private static Answer create(int port, String id) {
        try (RawClient client = RawClient.to(port)) {
            return client.send("POST /users/" + id.replace(" ", "%20") + " HTTP/1.1\r\nHost: staging.sdk.x\r\n"
                    + "Authorization: Bearer akA-secret\r\n\r\n");
        }
    }

    private static String scrape(int port) {
        try (RawClient client = RawClient.to(port)) {
            return client.send("GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .body();
        }
    }
}
