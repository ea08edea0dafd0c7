package dev.cardea.api.staticbackend;

import static dev.cardea.api.staticbackend.StaticBackendFixture.credentials;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.crypto.HashedPasswords;
import dev.cardea.testing.RawClient;
import dev.cardea.testing.RawClient.Answer;
import dev.cardea.testing.TestServer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// When more passwords wait than the queue holds, some are told to come again, and nothing else is: token checks
/// do not wait with them.
@Timeout(60)
class BusyTest {

    @TempDir
    Path folder;

    @Test
    void whoFindsTheQueueFullIsToldToComeAgain() throws Exception {
        int morePerCore = HashedPasswords.WAITING_PER_THREAD + 2;
        int many = Runtime.getRuntime().availableProcessors() * morePerCore + 40;
        try (TestServer server = TestServer.shaped(folder).development().start();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            String token = Expect.token(ask(server, "POST /register", credentials("a@x.org", "pw")));

            Answer busy = threads.invokeAny(Collections.nCopies(many, () -> refusedLogin(server)));

            assertThat(busy.body()).isEqualTo("the server is busy, try again\n");
            assertThat(busy.header("Retry-After"))
                    .matches(wait -> wait.orElseThrow().matches("[1-9][0-9]*"));
            assertThat(busy.headers("Content-Type")).containsExactly("text/plain; charset=utf-8");
            assertThat(busy.headers("X-Content-Type-Options")).containsExactly("nosniff");
            assertThat(ask(server, "GET /me", "", "Authorization: Bearer " + token)
                            .status())
                    .isEqualTo(200);
        }
    }

    /// However many of the crowd are waiting: whoever comes alone is answered while most of them still are.
    @Test
    void whoComesFromElsewherePassesTheCrowdOfOneNetwork() throws Exception {
        int crowd = 20 * Runtime.getRuntime().availableProcessors();
        CountDownLatch begun = new CountDownLatch(2);
        AtomicInteger answered = new AtomicInteger();
        try (TestServer server = TestServer.shaped(folder).development().start();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < crowd; i++) {
                threads.execute(() -> {
                    login(RawClient.to(server.port()));
                    answered.incrementAndGet();
                    begun.countDown();
                });
            }
            begun.await();

            assertThat(login(RawClient.from("127.0.0.9", server.port())).status())
                    .isEqualTo(401);
            assertThat(answered).hasValueLessThan(crowd / 2);
        }
    }

    private static Answer login(RawClient client) {
        try (client) {
            return client.send(message("POST /login", credentials("nobody@x.org", "wrong")));
        }
    }

    /// Throws unless it is refused for want of time.
    private static Answer refusedLogin(TestServer server) {
        Answer answer = login(RawClient.to(server.port()));
        assertThat(answer.status()).isEqualTo(503);
        return answer;
    }

    private static Answer ask(TestServer server, String line, String body, String... headers) {
        try (RawClient client = RawClient.to(server.port())) {
            return client.send(message(line, body, headers));
        }
    }

    private static String message(String line, String body, String... headers) {
        StringBuilder text = new StringBuilder(line + " HTTP/1.1\r\nHost: x\r\nSB-PUBLIC-KEY: dev_memory_pk\r\n");
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        if (!body.isEmpty()) {
            text.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        return text + "\r\n" + body;
    }
}
