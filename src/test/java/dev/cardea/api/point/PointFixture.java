package dev.cardea.api.point;

import static dev.cardea.testing.TestServer.got;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.Environment;
import dev.cardea.core.TokenKind;
import dev.cardea.flow.TenantRef;
import dev.cardea.testing.RawClient;
import dev.cardea.testing.RawClient.Answer;
import dev.cardea.testing.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The world of contract point.md §6: organisations A and B, their keys, three users, and how to talk to their
/// server. The contract's `[H] [P] [J] [L] [A x]` are `STAGING`, `PRODUCTION`, `JSON`, `EMPTY` and `bearer(x)`
/// here.
final class PointFixture implements AutoCloseable {

    static final String STAGING = "Host: staging.sdk.point.test";
    static final String PRODUCTION = "Host: production.sdk.point.test";
    static final String JSON = "Content-Type: application/json\r\nAccept: */*";
    static final String EMPTY = "Content-Length: 0";

    static final String V1 = "/users/";
    static final String V2 = "/organizations/users/";

    static final String ID1 = "point|-oPHnYThG64UF_FB1_26l";
    static final String ID2 = "point|AAAAAAAAAAAAAAAAAAAAA";
    static final String ID3 = "point|BBBBBBBBBBBBBBBBBBBBB";
    static final String P1 = "point%7C-oPHnYThG64UF_FB1_26l";
    static final String P2 = "point%7CAAAAAAAAAAAAAAAAAAAAA";
    static final String P3 = "point%7CBBBBBBBBBBBBBBBBBBBBB";
    static final String NOBODY = "point%7CCCCCCCCCCCCCCCCCCCCCC";

    static final byte[] SIGNING_KEY = "0123456789abcdef0123456789abcdef".getBytes(US_ASCII);
    static final TenantRef A = new TenantRef("A", Environment.STAGING);
    static final TenantRef B = new TenantRef("B", Environment.STAGING);

    final String rt1;
    final String rt2;
    final String rt3;

    private final Path folder;
    private TestServer server;

    private PointFixture(Path folder, TestServer server) {
        this.folder = folder;
        this.server = server;
        server.tenant("A", Environment.STAGING, "akA");
        server.tenant("A", Environment.PRODUCTION, "akAp");
        server.tenant("B", Environment.STAGING, "akB");
        got(server.operations()
                .revokeApiKey()
                .run(got(server.operations().importApiKey().run(A, "disabled", "akX"))
                        .key()
                        .id()));
        for (TenantRef tenant : List.of(A, B)) {
            got(server.operations().importSigningKey().run(tenant, TokenKind.POINT_ACCESS, SIGNING_KEY, true));
        }
        rt1 = user(A, "akA", "u-1", ID1);
        rt2 = user(A, "akA", "u-2", ID2);
        rt3 = user(B, "akB", "u-1", ID3);
    }

    static PointFixture in(Path folder) {
        return new PointFixture(folder, TestServer.in(folder));
    }

    /// The same world on a server that was told something else than most.
    static PointFixture in(Path folder, TestServer.Shape shape) {
        return new PointFixture(folder, shape.start());
    }

    TestServer server() {
        return server;
    }

    /// The same folder, the same time, a new process.
    void restart() {
        server.close();
        server = TestServer.shaped(folder).after(server).start();
    }

    static String bearer(String credential) {
        return "Authorization: Bearer " + credential;
    }

    /// Sends a request line without its version, and headers, on a connection of its own.
    Answer send(String line, String... headers) {
        return sendRaw(line + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n\r\n");
    }

    Answer sendWith(String body, String line, String... headers) {
        return sendRaw(line + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body);
    }

    Answer sendRaw(String text) {
        try (RawClient client = client()) {
            return client.send(text);
        }
    }

    RawClient client() {
        return RawClient.to(server.port());
    }

    /// The request of most cases: to staging, said to be JSON, and empty.
    Answer ask(String line, String credential) {
        return line.startsWith("POST ")
                ? send(line, STAGING, JSON, bearer(credential), EMPTY)
                : send(line, STAGING, JSON, bearer(credential));
    }

    /// A new access token without the word before it.
    ///
    /// @param user `V1` or `V2` and an id
    String minted(String user, String credential) {
        Answer answer = ask("POST " + user + "/access_token", credential);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return text(answer, "token").substring("Bearer ".length());
    }

    /// A new access token of U1, from its refresh token.
    String at1() {
        return minted(V2 + P1, rt1);
    }

    /// A new access token of U2, from its refresh token.
    String at2() {
        return minted(V2 + P2, rt2);
    }

    /// Whether a token still opens case F8. It does not afterwards: who asks spends it.
    boolean wasAlive(String id, String accessToken) {
        Answer answer = ask("DELETE " + V2 + id + "/access_token/" + accessToken, accessToken);
        assertThat(answer.status()).as(answer.body()).isIn(200, 401);
        return answer.status() == 200;
    }

    /// Whether U1's refresh token still opens case E2.
    boolean opens(String refreshToken) {
        Answer answer = ask("POST " + V2 + P1 + "/access_token", refreshToken);
        assertThat(answer.status()).as(answer.body()).isIn(200, 401);
        return answer.status() == 200;
    }

    /// The first string of that name in the body.
    static String text(Answer answer, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(answer.body());
        assertThat(matcher.find()).as("%s in %s", name, answer.body()).isTrue();
        return matcher.group(1);
    }

    /// Asks that many times at once, each from a thread of its own.
    static List<Answer> inParallel(int times, Callable<Answer> request) throws Exception {
        CyclicBarrier start = new CyclicBarrier(times);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Answer>> tasks = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                tasks.add(() -> {
                    start.await();
                    return request.call();
                });
            }
            return threads.invokeAll(tasks).stream().map(Future::resultNow).toList();
        }
    }

    @Override
    public void close() {
        server.close();
    }

    /// Creates a user, gives it the id that the contract says, and returns its refresh token.
    private String user(TenantRef tenant, String apiKey, String name, String id) {
        Answer created = ask("POST " + V2 + name, apiKey);
        got(server.operations().linkUser().run(tenant, name, id));
        return text(created, "token");
    }
}
