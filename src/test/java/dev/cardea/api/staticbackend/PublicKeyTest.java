package dev.cardea.api.staticbackend;

import static dev.cardea.api.staticbackend.StaticBackendFixture.credentials;
import static dev.cardea.api.staticbackend.StaticBackendFixture.publicKey;

import dev.cardea.testing.RawClient.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How a request names its app: contract staticbackend.md §7, cases 10 to 12, and §2.0.
@BothModes
class PublicKeyTest {

    private static final String INVALID = "invalid StaticBackend public key";

    private final StaticBackendFixture app;

    PublicKeyTest(StaticBackendFixture app) {
        this.app = app;
    }

    // 10
    @Test
    void withoutAKeyNothingIsDone() {
        Expect.refused(register("POST /register"), 401, INVALID);
        Expect.refused(register("POST /register", publicKey("")), 401, INVALID);
    }

    // 11, §5.5
    @ParameterizedTest
    @ValueSource(strings = {"nope", "3f8c6a52-1b5e-4f0e-9d0c-6a1a6a1f7c11", "dev_memory_pk2", "' OR 1=1 --"})
    void anUnknownKeyIsNoKey(String key) {
        Expect.refused(register("POST /register", publicKey(key)), 401, INVALID);
    }

    // 12
    @Test
    void theKeyMayBeInTheQuery() {
        Expect.token(register("POST /register?sbpk=" + app.pk()));
        Expect.token(register("POST /register?sbpk=" + app.pk(), publicKey("")));
    }

    // §2.0
    @Test
    void theKeyMayBeACookie() {
        Expect.token(register("POST /register", "Cookie: pk=" + app.pk()));
        Expect.token(register("POST /register", "Cookie: a=b; pk=" + app.pk() + "; c=d"));
        Expect.token(register("POST /register", publicKey(""), "Cookie: pk=" + app.pk()));
    }

    // §2.0
    @Test
    void theHeaderComesFirstThenTheQueryThenTheCookie() {
        Expect.token(register("POST /register?sbpk=nope", app.publicKey(), "Cookie: pk=nope"));
        Expect.token(register("POST /register?sbpk=" + app.pk(), "Cookie: pk=nope"));
        Expect.refused(register("POST /register?sbpk=" + app.pk(), publicKey("nope")), 401, INVALID);
        Expect.refused(register("POST /register?sbpk=nope", "Cookie: pk=" + app.pk()), 401, INVALID);
    }

    // §2.0
    @Test
    void theNameOfTheHeaderMayBeInAnyCase() {
        Expect.token(register("POST /register", "sb-public-key: " + app.pk()));
    }

    // §2.0: the key comes before the Authorization
    @Test
    void theKeyIsCheckedBeforeTheToken() {
        Expect.refused(app.send("GET /me"), 401, INVALID);
        Expect.refused(app.send("GET /me", publicKey("nope"), "Authorization: Basic abc"), 401, INVALID);
        Expect.rootRefused(app.sendWith("{}", "POST /password/send"), 401, INVALID);
        Expect.rootRefused(app.send("GET /password/resetcode?e=a%40t.co", app.root()), 401, INVALID);
    }

    private Answer register(String line, String... headers) {
        return app.sendWith(credentials(app.address("k"), app.password("x")), line, headers);
    }
}
