package dev.cardea.api.staticbackend;

import static dev.cardea.api.staticbackend.StaticBackendFixture.credentials;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.testing.RawClient.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How bodies are read, which is as Go reads them: contract staticbackend.md §2.0, "JSON decoding".
@BothModes
class JsonBodyTest {

    private final StaticBackendFixture app;

    JsonBodyTest(StaticBackendFixture app) {
        this.app = app;
    }

    @Test
    void ofARepeatedKeyTheLastWins() {
        String first = app.address("first");
        String last = app.address("last");
        String body =
                "{\"email\":\"%s\",\"password\":\"%s\",\"email\":\"%s\"}".formatted(first, app.password("x"), last);

        String token = Expect.token(register(body));

        assertThat(emailOf(token)).isEqualTo(last);
    }

    @Test
    void aKeyInAnotherCaseIsARepetitionToo() {
        String first = app.address("first");
        String last = app.address("last");
        String body =
                "{\"email\":\"%s\",\"password\":\"%s\",\"EMAIL\":\"%s\"}".formatted(first, app.password("x"), last);

        String token = Expect.token(register(body));

        assertThat(emailOf(token)).isEqualTo(last);
    }

    @Test
    void whatComesAfterTheFirstValueIsIgnored() {
        Expect.token(register(credentials(app.address("t"), app.password("x")) + " garbage }{"));
        Expect.token(register(" \r\n\t" + credentials(app.address("t"), app.password("x")) + "{\"email\":\"\"}"));
    }

    @Test
    void nullMeansTheEmptyValue() {
        Expect.refused(register("{\"email\":null,\"password\":\"" + app.password("x") + "\"}"), 400, "invalid email");
        Expect.refused(register("{\"email\":\"" + app.address("n") + "\",\"password\":null}"), 400, "invalid password");
        Expect.wrongCredentials(app.askWith("{\"email\":null,\"password\":null}", "POST /login"));
    }

    /// What PostgreSQL cannot keep is no address, and nobody's.
    @Test
    void nullCharactersAreInNoAddress() {
        String address = "a\\u0000" + app.address("nul");

        Expect.refused(register(credentials(address, app.password("x"))), 400, "invalid email");
        Expect.wrongCredentials(app.askWith(credentials(address, app.password("x")), "POST /login"));
        Expect.refusedSomehow(app.exchange("123456", "a\0" + app.address("nul")));
    }

    @Test
    void nullAsABodyMeansAnEmptyObject() {
        Expect.refused(register("{}"), 400, "invalid email");
        Expect.refused(register("null"), 400, "invalid email");
        Expect.wrongCredentials(app.askWith("null", "POST /login"));
        Expect.refused(app.askWith("null", "POST /password/reset"), 400, "invalid code");
    }

    @Test
    void anUnknownKeyMayHoldAnything() {
        String body = "{\"a\":[1,{\"email\":\"no\"}],\"email\":\"%s\",\"b\":{\"password\":2},\"password\":\"%s\"}"
                .formatted(app.address("u"), app.password("x"));

        Expect.token(register(body));
    }

    @Test
    void aByteOrderMarkIsAnError() {
        Expect.refused(register("\ufeff" + credentials(app.address("bom"), app.password("x"))), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "12",
                "\"text\"",
                "true",
                "{\"email\":",
                "{\"email\":\"a",
                "{email:\"a@t.co\"}",
                "{'email':'a@t.co'}",
                "{\"email\":\"a@t.co\",}",
                "{\"email\":[\"a@t.co\"]}",
                "{\"email\":\"a@t.co\",\"password\":true}",
                "// a\n{}",
                " "
            })
    void whatIsNoObjectOfStringsIsRefused(String body) {
        Expect.refused(register(body), 400);
        Expect.refused(app.askWith(body, "POST /login"), 400);
        Expect.refused(app.askWith(body, "POST /password/reset"), 400);
    }

    private Answer register(String body) {
        return app.askWith(body, "POST /register");
    }

    private String emailOf(String token) {
        return Expect.json(app.me(token)).path("email").asString();
    }
}
