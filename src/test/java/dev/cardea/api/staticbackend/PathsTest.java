package dev.cardea.api.staticbackend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.testing.RawClient.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Paths and methods: contract staticbackend.md §7, case 72, and §5.5, where the real server answers 200 and HTML.
@BothModes
class PathsTest {

    private final StaticBackendFixture app;

    PathsTest(StaticBackendFixture app) {
        this.app = app;
    }

    // 72, §2.0, §5.5
    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /nope",
                "GET /",
                "GET /nope",
                "DELETE /nope",
                "POST /register/",
                "POST /login/",
                "GET /me/",
                "POST /Register",
                "POST /register/x",
                "POST /password",
                "GET /account"
            })
    void anUnknownPathIsNotFound(String line) {
        Expect.notFound(app.ask(line, "Content-Length: 0"));
        Expect.notFound(app.ask(line, app.owner().key(), "Content-Length: 0"));
    }

    // §5.5; 18 has one of them
    @ParameterizedTest
    @CsvSource({
        "GET, /register, POST",
        "PUT, /register, POST",
        "DELETE, /register, POST",
        "PUT, /login, POST",
        "GET, /password/reset, POST",
        "PUT, /login/magic, POST",
        "PUT, /login/magic, GET",
        "POST, /me, GET",
        "DELETE, /me, GET",
        "PUT, /account/users, POST",
        "PUT, /account/users, GET",
        "POST, /email, GET",
        "GET, /user/changepw, POST",
        "GET, /setrole, POST",
        "GET, /me/email, POST"
    })
    void aKnownPathNamesItsMethods(String method, String path, String allowed) {
        Answer answer = app.ask(method + " " + path, app.owner().key(), "Content-Length: 0");

        Expect.methodNotAllowed(answer, allowed);
        assertThat(Expect.allowed(answer)).doesNotContain(method);
        Expect.forBrowsers(answer);
    }

    // §5.5
    @ParameterizedTest
    @CsvSource({
        "GET, /password/send, POST",
        "POST, /password/resetcode, GET",
        "POST, /sudogettoken/x, GET",
        "POST, /account/user-accounts, GET",
        "POST, /sudogetuserbyid/x/y, GET",
        "POST, /sudogetauthtokenbyuserid/x/y, GET"
    })
    void soDoRootEndpoints(String method, String path, String allowed) {
        Answer answer = app.ask(method + " " + path, app.root(), "Content-Length: 0");

        Expect.methodNotAllowed(answer, allowed);
        Expect.notForBrowsers(answer);
    }

    // §2.0 with §5.5: what does not exist has nothing to do with keys
    @Test
    void anUnknownPathIsNotFoundWithoutAKeyToo() {
        Expect.notFound(app.send("GET /nope"));
    }
}
