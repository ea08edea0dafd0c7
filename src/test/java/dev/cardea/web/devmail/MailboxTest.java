package dev.cardea.web.devmail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.app.Development;
import dev.cardea.core.Environment;
import dev.cardea.testing.RawClient;
import dev.cardea.testing.RawClient.Answer;
import dev.cardea.testing.TestServer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Development mode shows the letters that it does not send, to whoever sits at the machine and to nobody else.
class MailboxTest {

    private static final List<String> BOTH = List.of("/dev/mail", "/dev/mail.json");

    @AutoClose
    private final TestServer server;

    MailboxTest(@TempDir Path folder) {
        server = TestServer.shaped(folder)
                .development()
                .defaultEnvironment(Environment.DEV)
                .start();
    }

    @Test
    void programsReadEachLetterWithAllThatIsInIt() {
        register("ann@t.co");
        magicLink("ann@t.co", "\"fromEmail\":\"my@app.com\",\"fromName\":\"My App\",\"subject\":\"Hi\"");

        Answer answer = get("/dev/mail.json");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers("Content-Type")).containsExactly("application/json");
        assertThat(answer.body()).isEqualTo("""
                [{"id":1,"to":"ann@t.co","from":"my@app.com","fromName":"My App","subject":"Hi",\
                "text":"Click https://x.co/m?code=666333&email=ann@t.co",\
                "html":"<p>Click <a href=\\"https://x.co/m?code=666333&amp;email=ann@t.co\\">\
                https://x.co/m?code=666333&amp;email=ann@t.co</a></p>",\
                "links":["https://x.co/m?code=666333&email=ann@t.co"],"created":"2023-11-14T22:13:20Z"}]""");
    }

    @Test
    void theNewestIsFirstAndASenderMayBeUnknown() {
        register("ann@t.co");
        register("bob@t.co");
        magicLink("ann@t.co", "\"fromEmail\":\"\"");
        server.clock.advance(Duration.ofSeconds(5));
        magicLink("bob@t.co", "\"fromEmail\":\"my@app.com\"");

        assertThat(get("/dev/mail.json").body())
                .startsWith("[{\"id\":2,\"to\":\"bob@t.co\",\"from\":\"my@app.com\",\"fromName\":null,")
                .contains("\"created\":\"2023-11-14T22:13:25Z\"},{\"id\":1,\"to\":\"ann@t.co\",\"from\":null,");
        assertThat(get("/dev/mail").body()).containsSubsequence("To bob@t.co", "From this server", "To ann@t.co");
    }

    @Test
    void anEmptyMailboxIsNoError() {
        assertThat(get("/dev/mail.json").body()).isEqualTo("[]");
        assertThat(get("/dev/mail").body()).contains("There are no letters yet.");
    }

    @Test
    void peopleSeeAPageWithLinksToClick() {
        register("ann@t.co");
        magicLink("ann@t.co", "\"fromEmail\":\"my@app.com\",\"fromName\":\"My App\",\"subject\":\"Hi\"");

        Answer answer = get("/dev/mail");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers("Content-Type")).containsExactly("text/html; charset=utf-8");
        assertThat(answer.body())
                .startsWith("<!doctype html>\n<html lang=\"en\">")
                .contains("<h2>Hi</h2><p>From My App &lt;my@app.com&gt;</p><p>To ann@t.co</p>")
                .contains("<time datetime=\"2023-11-14T22:13:20Z\">14 November 2023, 22:13:20 UTC</time>")
                .contains("<p>Click <a href=\"https://x.co/m?code=666333&amp;email=ann@t.co\" target=\"_blank\""
                        + " rel=\"noreferrer noopener\">https://x.co/m?code=666333&amp;email=ann@t.co</a></p>")
                .contains(
                        "<summary>Plain text</summary><pre>Click https://x.co/m?code=666333&amp;email=ann@t.co</pre>");
    }

    @Test
    void nothingOfALetterBecomesMarkupOfThePage() {
        register("ann@t.co");
        magicLink(
                "ann@t.co",
                "\"fromEmail\":\"my@app.com\",\"fromName\":\"<script>1</script>\",\"subject\":\"</h2><img src=x>\"",
                "<script>2</script></div></article><h1 onclick=3 style=x>&lt;b&gt;</h1>[link]");

        String page = get("/dev/mail").body();

        assertThat(page)
                .doesNotContain("<script", "<img", "onclick", "style=")
                .contains("<h2>&lt;/h2&gt;&lt;img src=x&gt;</h2><p>From script 1 /script &lt;my@app.com&gt;");
        assertThat(page.split("</article>", -1)).hasSize(2);
    }

    @Test
    void thePageRunsNothingAndHasNoStyleButItsOwn() throws Exception {
        Answer answer = get("/dev/mail");

        String style = answer.body().split("<style>|</style>", -1)[1];
        assertThat(answer.headers("Content-Security-Policy"))
                .containsExactly("default-src 'none'; style-src 'sha256-" + hash(style)
                        + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        assertThat(answer.headers("Referrer-Policy")).containsExactly("no-referrer");
    }

    @Test
    void noOtherSiteMayReadOrKeepIt() {
        for (String path : BOTH) {
            Answer answer = send("GET " + path, "127.0.0.1", "Origin: https://evil.example\r\n");

            assertThat(answer.headers())
                    .noneMatch(line -> line.toLowerCase(Locale.ROOT).startsWith("access-control-"));
            assertThat(answer.headers("Cache-Control")).containsExactly("no-store");
            assertThat(answer.headers("Cross-Origin-Resource-Policy")).containsExactly("same-origin");
            assertThat(send("OPTIONS " + path, "127.0.0.1", "Origin: https://evil.example\r\n")
                            .headers())
                    .noneMatch(line -> line.toLowerCase(Locale.ROOT).startsWith("access-control-"));
        }
    }

    @Test
    void itHasTheNamesOfThisMachineOnly() {
        for (String path : BOTH) {
            for (String host : List.of("127.0.0.1", "127.0.0.1:8080", "[::1]:8080", "localhost", "LocalHost:1")) {
                assertThat(send("GET " + path, host, "").status()).as(host).isEqualTo(200);
            }
            for (String host : List.of("evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "dev.a.b")) {
                Answer answer = send("GET " + path, host, "");
                assertThat(answer.status()).as(host).isEqualTo(421);
                assertThat(answer.body()).isEqualTo("{\"error\":\"ask 127.0.0.1, [::1] or localhost\"}");
            }
        }
    }

    @Test
    void thereIsNothingElse() {
        assertThat(get("/dev/nothing").status()).isEqualTo(404);
        assertThat(get("/dev/nothing").body()).isEqualTo("{\"error\":\"not found\"}");
        Answer answer = send("POST /dev/mail", "localhost", "");
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.headers("Allow")).containsExactly("GET, HEAD");
    }

    @Test
    void inProductionThereIsNoMailbox(@TempDir Path folder) {
        try (TestServer production = TestServer.in(folder)) {
            for (String path : BOTH) {
                for (String host : List.of("127.0.0.1", "localhost", "dev.sdk.example.org")) {
                    assertThat(send(production, "GET " + path, host, "").status())
                            .isEqualTo(404);
                }
            }
        }
    }

    private void register(String email) {
        Answer answer = post("/register", "{\"email\":\"" + email + "\",\"password\":\"pw\"}");
        assertThat(answer.status()).isEqualTo(200);
    }

    private void magicLink(String email, String more) {
        magicLink(email, more, "<p>Click [link]</p>");
    }

    private void magicLink(String email, String more, String body) {
        Answer answer = post(
                "/login/magic",
                "{\"email\":\"%s\",%s,\"body\":\"%s\",\"link\":\"https://x.co/m\"}".formatted(email, more, body));
        assertThat(answer.body()).isEqualTo("true");
    }

    private Answer get(String path) {
        return send("GET " + path, "127.0.0.1:" + server.port(), "");
    }

    private Answer post(String path, String body) {
        byte[] bytes = body.getBytes(UTF_8);
        return send(
                "POST " + path,
                "127.0.0.1",
                "SB-PUBLIC-KEY: " + Development.PUBLIC_KEY + "\r\nContent-Length: " + bytes.length + "\r\n",
                new String(bytes, ISO_8859_1));
    }

    private Answer send(String line, String host, String headers) {
        return send(server, line, host, headers);
    }

    private Answer send(String line, String host, String headers, String body) {
        return send(server, line, host, headers + "\r\n" + body);
    }

    private static Answer send(TestServer server, String line, String host, String rest) {
        try (RawClient client = RawClient.to(server.port())) {
            String end = rest.contains("\r\n\r\n") ? rest : rest + "\r\n";
            return client.send(line + " HTTP/1.1\r\nHost: " + host + "\r\n" + end);
        }
    }

    private static String hash(String style) throws NoSuchAlgorithmException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(UTF_8));
        return Base64.getEncoder().encodeToString(hash);
    }
}
