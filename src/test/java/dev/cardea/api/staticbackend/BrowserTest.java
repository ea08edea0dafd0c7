package dev.cardea.api.staticbackend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.testing.RawClient.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What pages of other origins may call: contract staticbackend.md §7, cases 65 to 69, and §2.0, "CORS".
@BothModes
class BrowserTest {

    private static final String PAGE = "https://app.example";
    private static final String ORIGIN = "Origin: " + PAGE;

    private final StaticBackendFixture app;

    BrowserTest(StaticBackendFixture app) {
        this.app = app;
    }

    // 65
    @Test
    void aPageMayAskBeforeItSignsIn() {
        allowed(preflight("/login", "post", "sb-public-key,content-type"), "POST", "sb-public-key,content-type");
    }

    // 66
    @Test
    void aPageMayAskBeforeItRemoves() {
        allowed(
                preflight("/account/users/abc", "DELETE", "authorization,sb-public-key"),
                "DELETE",
                "authorization,sb-public-key");
    }

    // §2.0: on all endpoints but the root ones
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/register",
                "/password/reset",
                "/login/magic",
                "/me",
                "/account/users",
                "/email",
                "/user/changepw",
                "/setrole",
                "/me/email"
            })
    void aPageMayAskBeforeAnythingThatUsersDo(String path) {
        allowed(preflight(path, "PUT", "x-any"), "PUT", "x-any");
    }

    // 67
    @Test
    void aPageMayReadARefusal() {
        Answer answer =
                app.askWith(StaticBackendFixture.credentials(app.owner().email(), "wrong"), "POST /login", ORIGIN);

        Expect.wrongCredentials(answer);
        open(answer, PAGE);
    }

    // 67, of the checks before the handler
    @Test
    void aPageMayReadWhatIsWrongWithItsKeyAndToken() {
        open(app.send("GET /me", ORIGIN), PAGE);
        open(app.ask("GET /me", ORIGIN), PAGE);
        open(app.ask("GET /me", ORIGIN, "Authorization: Bearer abc"), PAGE);
        open(app.ask("GET /login", ORIGIN), PAGE);
    }

    // §2.0
    @ParameterizedTest
    @ValueSource(strings = {"null", "http://localhost:3000", "https://evil.example"})
    void anyOriginMayReadAnswers(String origin) {
        Answer answer = app.ask("GET /me", app.owner().key(), "Origin: " + origin);

        Expect.json(answer);
        open(answer, origin);
    }

    // §2.0
    @Test
    void withoutAnOriginNothingIsSaidButVary() {
        Answer answer = app.ask("GET /me", app.owner().key());

        Expect.forBrowsers(answer);
        Expect.notForBrowsers(answer);
    }

    // 68: every other test of a non-root endpoint looks for them too
    @Test
    void everyAnswerSaysWhatItDependsOn() {
        Person owner = app.owner();

        Expect.forBrowsers(app.send("POST /register", "Content-Length: 0"));
        Expect.forBrowsers(app.ask("GET /me", owner.key()));
        Expect.forBrowsers(app.ask("GET /me", owner.key(), ORIGIN));
        Expect.forBrowsers(app.ask("GET /email?e=x"));
        Expect.forBrowsers(app.ask("GET /register"));
        Expect.forBrowsers(app.ask("DELETE /account/users/nope", owner.key()));
        Expect.forBrowsers(preflight("/login", "POST", "x-any"));
    }

    // 69
    @Test
    void pagesMayNotUseTheRootToken() {
        String email = app.owner().email();

        Answer answer = app.ask("GET /password/resetcode?e=" + email, app.root(), ORIGIN);

        Expect.rootJson(answer);
    }

    // §2.0
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/password/send",
                "/password/resetcode",
                "/sudogettoken/x",
                "/account/user-accounts",
                "/sudogetuserbyid/x/y",
                "/sudogetauthtokenbyuserid/x/y"
            })
    void pagesMayNotEvenAskForRootEndpoints(String path) {
        Expect.rootRefused(preflight(path, "GET", "authorization"), 401, "invalid StaticBackend public key");
    }

    // §2.0
    @Test
    void withoutAnOriginOptionsIsNoPreflight() {
        Expect.refused(
                app.send("OPTIONS /login", "Access-Control-Request-Method: POST"),
                401,
                "invalid StaticBackend public key");
        Expect.refused(app.send("OPTIONS /me"), 401, "invalid StaticBackend public key");
    }

    /// No browser sends such a thing, and no answer can repeat it.
    @Test
    void whatCouldNotStandInAHeaderIsNotRepeated() {
        for (String header : List.of("Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers")) {
            Answer answer = app.ask("GET /me", ORIGIN, header + ": \u00ff");

            assertThat(answer.status()).as(header).isEqualTo(401);
            assertThat(answer.headers().toString()).doesNotContain("\u00ff");
        }
    }

    private Answer preflight(String path, String method, String headers) {
        return app.send(
                "OPTIONS " + path,
                ORIGIN,
                "Access-Control-Request-Method: " + method,
                "Access-Control-Request-Headers: " + headers);
    }

    private static void allowed(Answer answer, String method, String headers) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers("Access-Control-Allow-Origin")).containsExactly(PAGE);
        assertThat(answer.headers("Access-Control-Allow-Methods")).containsExactly(method);
        assertThat(answer.headers("Access-Control-Allow-Headers")).containsExactly(headers);
        closedOtherwise(answer);
    }

    private static void open(Answer answer, String origin) {
        assertThat(answer.headers("Access-Control-Allow-Origin")).containsExactly(origin);
        assertThat(answer.headers("Access-Control-Allow-Methods")).containsExactly("");
        assertThat(answer.headers("Access-Control-Allow-Headers")).containsExactly("");
        closedOtherwise(answer);
    }

    private static void closedOtherwise(Answer answer) {
        Expect.forBrowsers(answer);
        assertThat(answer.headers("Access-Control-Allow-Credentials")).isEmpty();
        assertThat(answer.headers("Access-Control-Max-Age")).isEmpty();
        assertThat(answer.headers("Access-Control-Expose-Headers")).isEmpty();
    }
}
