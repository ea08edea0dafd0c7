package dev.cardea.api.queryserver;

import static dev.cardea.api.queryserver.QueryServerFixture.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.crypto.HashedPasswords;
import dev.cardea.testing.RawClient.Answer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who guesses tokens or passwords must wait, and so must who finds the queue full.
class LimitsTest {

    @TempDir
    Path folder;

    @Test
    void wrongTokensCountForTheNetwork() {
        try (QueryServerFixture query =
                new QueryServerFixture(Mode.PRODUCTION, Spelling.PAGE, folder, shape -> shape.failuresPerMinute(3))) {
            String token = query.admin();
            for (int i = 0; i < 3; i++) {
                Expect.unauthorized(query.ask("GET /_/user", "abc"));
                Expect.unauthorized(query.send("GET /_/user", "")); // nothing shown is nothing tried
            }

            tooMany(query.ask("GET /_/user", "abc"));
            assertThat(query.takes(token)).isTrue();
        }
    }

    @Test
    void wrongPasswordsOfOneUserCount() {
        try (QueryServerFixture query =
                new QueryServerFixture(Mode.PRODUCTION, Spelling.PAGE, folder, shape -> shape.failedSignIns(3))) {
            String other = query.user();
            for (int i = 0; i < 3; i++) {
                query.traded("admin", "admin"); // does not count
                Expect.bad(query.trade("admin", "wrong"), Expect.WRONG);
            }

            tooMany(query.trade("admin", "admin"));
            tooMany(query.trade(" ADMIN", "admin"));
            query.traded(other, "p");
        }
    }

    /// Three doors are no three chances.
    @Test
    void allFamiliesCountTogether() {
        try (QueryServerFixture query =
                new QueryServerFixture(Mode.DEVELOPMENT, Spelling.PAGE, folder, shape -> shape.failedSignIns(3))) {
            for (int i = 0; i < 3; i++) {
                Expect.bad(query.trade("admin@dev.com", "wrong"), Expect.WRONG);
            }

            Answer login = query.raw(
                    "POST /login",
                    List.of("SB-PUBLIC-KEY: dev_memory_pk"),
                    bytes("{'email':'admin@dev.com','password':'devpw1234'}"));
            assertThat(login.status()).isEqualTo(429);
        }
    }

    @Test
    void whoFindsTheQueueFullIsToldToComeAgain() throws Exception {
        int many = Runtime.getRuntime().availableProcessors() * (HashedPasswords.WAITING_PER_THREAD + 2) + 40;
        try (QueryServerFixture query = new QueryServerFixture(folder);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Answer busy = threads.invokeAny(Collections.nCopies(many, () -> {
                Answer answer = query.trade("nobody", "x");
                assertThat(answer.status()).isEqualTo(503);
                return answer;
            }));

            Expect.text(busy, 503, "The server is busy, try again");
            assertThat(busy.header("Retry-After")).isPresent();
        }
    }

    private static void tooMany(Answer answer) {
        Expect.text(answer, 429, "Too many failed attempts, try again later");
        assertThat(answer.header("Retry-After").orElseThrow()).matches("[1-9][0-9]*");
    }
}
