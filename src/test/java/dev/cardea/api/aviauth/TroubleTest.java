package dev.cardea.api.aviauth;

import static dev.cardea.api.aviauth.AviauthFixture.CLIENT;
import static dev.cardea.api.aviauth.AviauthFixture.FORM;
import static dev.cardea.api.aviauth.AviauthFixture.tokens;
import static dev.cardea.testing.TestServer.got;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.Door;
import dev.cardea.core.Environment;
import dev.cardea.core.Policy;
import dev.cardea.core.Scopes;
import dev.cardea.crypto.HashedPasswords;
import dev.cardea.flow.TenantRef;
import dev.cardea.testing.RawClient;
import dev.cardea.testing.RawClient.Answer;
import dev.cardea.testing.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What callers see of mail servers that do not answer, of guessing, and of a server that has too much to do: contract
/// aviauth.md §9, case 48, and the limits of every family.
class TroubleTest {

    private static final String REGISTER = "POST /latest/users/register/";
    private static final String TOKEN = "POST /latest/auth/token";
    private static final String WRONG_SECRET = "&client_id=public-client-id&client_secret=nope";

    @TempDir
    Path folder;

    // 48
    @Test
    void aMailServerThatHangsDoesNotChangeTheAnswer() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            registers(silent.getLocalPort());
        }
    }

    // 48
    @Test
    void aMailServerThatIsNotThereDoesNotChangeTheAnswer() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        registers(port);
    }

    private void registers(int mailPort) {
        try (TestServer server = TestServer.shaped(folder)
                .aviauthUrl(AviauthFixture.URL)
                .withMail(mailPort)
                .start()) {
            tenant(server);
            assertThat(server.operations().listLetters().run()).isEmpty();
            tokens(201, register(server));
            assertThat(server.operations().listLetters().run()).hasSize(1);
        }
    }

    @Test
    void withoutMailNoLetterIsWritten() {
        try (TestServer server =
                TestServer.shaped(folder).aviauthUrl(AviauthFixture.URL).start()) {
            tenant(server);
            tokens(201, register(server));
            assertThat(server.operations().listLetters().run()).isEmpty();
        }
    }

    @Test
    void whoGuessesPasswordsMustWait() {
        try (TestServer server =
                TestServer.shaped(folder).development().failedSignIns(2).start()) {
            tokens(201, register(server));
            for (int i = 0; i < 2; i++) {
                Expect.refused(signIn(server, "wrong"), 401, Expect.WRONG_USER);
            }
            assertMustWait(signIn(server, "correct horse"));
        }
    }

    @Test
    void whoGuessesSecretsMustWait() {
        try (TestServer server =
                TestServer.shaped(folder).development().failuresPerMinute(2).start()) {
            for (int i = 0; i < 2; i++) {
                Answer answer = send(server, TOKEN, "username=a@x.org&password=b" + WRONG_SECRET, FORM);
                Expect.refused(answer, 401, Expect.WRONG_CLIENT);
            }
            assertMustWait(send(server, REGISTER, "email=a@x.org&password=b" + WRONG_SECRET, FORM));
            assertMustWait(send(server, TOKEN, "grant_type=refresh_token&refresh_token=x&" + CLIENT, FORM));
        }
    }

    private static void assertMustWait(Answer answer) {
        Expect.refused(answer, 429, "{\"detail\":\"Too many failed attempts, try again later\"}");
        assertThat(answer.header("Retry-After").orElseThrow()).matches("[1-9][0-9]*");
    }

    @Test
    void whoFindsTheQueueFullIsToldToComeAgain() throws Exception {
        int many = Runtime.getRuntime().availableProcessors() * (HashedPasswords.WAITING_PER_THREAD + 2) + 40;
        try (TestServer server = TestServer.shaped(folder).development().start();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Answer busy = threads.invokeAny(Collections.nCopies(many, () -> refusedForWantOfTime(server)));

            Expect.refused(busy, 503, "{\"detail\":\"The server is busy, try again\"}");
            assertThat(busy.header("Retry-After").orElseThrow()).matches("[1-9][0-9]*");
        }
    }

    /// Throws unless it is refused for want of time.
    private static Answer refusedForWantOfTime(TestServer server) {
        Answer answer = signIn(server, "wrong");
        assertThat(answer.status()).isEqualTo(503);
        return answer;
    }

    @Test
    void brokenThingsSayNothingOfThemselves() {
        try (TestServer server = TestServer.shaped(folder).development().start()) {
            server.closeStore();

            Answer answer = register(server);

            assertThat(answer.status()).isIn(500, 503);
            assertThat(answer.body()).isIn("Internal Server Error", "{\"detail\":\"The server is busy, try again\"}");
        }
    }

    @Test
    void onlyListedOriginsMayCall() {
        try (TestServer server = TestServer.shaped(folder)
                .development()
                .corsOrigins("https://app.example")
                .start()) {
            Answer listed = send(server, REGISTER, "", "Origin: https://app.example");
            Answer other = send(server, REGISTER, "", "Origin: https://app.example.evil.example");
            Answer preflight = send(
                    server,
                    "OPTIONS /latest/users/register/",
                    "",
                    "Origin: https://app.example",
                    "Access-Control-Request-Method: POST");

            assertThat(listed.header("Access-Control-Allow-Origin")).contains("https://app.example");
            assertThat(other.header("Access-Control-Allow-Origin")).isEmpty();
            assertThat(preflight.status()).isEqualTo(204);
            assertThat(preflight.header("Access-Control-Allow-Methods")).contains("GET, POST");
        }
    }

    private static void tenant(TestServer server) {
        TenantRef ref = new TenantRef("app", Environment.PRODUCTION);
        got(server.operations().createTenant().run(ref, Policy.DEFAULT.withDoors(EnumSet.of(Door.AVIAUTH))));
        got(server.operations()
                .createClient()
                .run(ref, Optional.of("public-client-id"), Optional.of("super-secret-secret"), Scopes.OF_USERS));
    }

    private static Answer register(TestServer server) {
        return send(server, REGISTER, "email=johndoe@example.com&password=correct+horse&" + CLIENT, FORM);
    }

    private static Answer signIn(TestServer server, String password) {
        return send(
                server,
                TOKEN,
                "username=johndoe@example.com&password=" + AviauthFixture.encoded(password) + "&" + CLIENT,
                FORM);
    }

    private static Answer send(TestServer server, String line, String body, String... headers) {
        StringBuilder text = new StringBuilder(line + " HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        try (RawClient client = RawClient.to(server.port())) {
            return client.send(text + "Content-Length: " + body.length() + "\r\n\r\n" + body);
        }
    }
}
