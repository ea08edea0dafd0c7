package dev.cardea.api.staticbackend;

import static dev.cardea.api.staticbackend.StaticBackendFixture.credentials;
import static dev.cardea.api.staticbackend.StaticBackendFixture.inParallel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cardea.testing.RawClient.Answer;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Registering: contract staticbackend.md §7, cases 1 to 9 and 14, and §2.1.
@BothModes
class RegisterTest {

    private static final String TOO_LONG = "bcrypt: password length exceeds 72 bytes";

    private final StaticBackendFixture app;

    RegisterTest(StaticBackendFixture app) {
        this.app = app;
    }

    // 1
    @Test
    void whoRegistersOwnsAnAccountAndIsKnownInLowerCase() {
        String email = app.address("New.User");

        JsonNode me = Expect.json(app.me(app.register(email, app.password("userpw"))));

        assertThat(me.path("email").asString()).isEqualTo(email.toLowerCase(Locale.ROOT));
        assertThat(me.path("role").asInt()).isEqualTo(50);
    }

    // 2
    @Test
    void anAddressRegistersOnceWhateverItsCase() {
        String email = app.address("Twice");
        app.register(email, app.password("userpw"));

        Answer again = register(email.toLowerCase(Locale.ROOT), app.password("userpw"));

        Expect.refused(again, 400, "invalid email");
    }

    // 2, at once
    @Test
    void ofSeveralAtOnceOneGetsTheAddress() throws Exception {
        String email = app.address("race");

        List<Answer> answers = inParallel(4, () -> register(email, app.password("x")));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .allSatisfy(answer -> Expect.refused(answer, 400, "invalid email"));
    }

    // 3, §5.5
    @ParameterizedTest
    @ValueSource(strings = {"notanemail", "", "no-dot@tco", "no-at.co", " ", "@t.co"})
    void whatIsNoAddressIsRefused(String email) {
        Expect.refused(register(email, app.password("x")), 400, "invalid email");
    }

    // 4
    @Test
    void anEmptyBodyIsRefusedInOneLine() {
        Expect.refused(app.askWith("", "POST /register"), 400);
        Expect.refused(app.ask("POST /register"), 400);
    }

    // 5
    @Test
    void brokenJsonIsRefused() {
        Expect.refused(app.askWith("{bad", "POST /register"), 400);
    }

    // 6
    @Test
    void aFieldOfTheWrongTypeIsRefused() {
        String body = "{\"email\":12,\"password\":\"" + app.password("x") + "\"}";

        Expect.refused(app.askWith(body, "POST /register"), 400);
    }

    // 7
    @Test
    void aPasswordHasUpToSeventyTwoBytes() {
        Expect.refused(register(app.address("long"), "x".repeat(73)), 400, TOO_LONG);
        app.register(app.address("long"), "x".repeat(72));
    }

    // 8
    @Test
    void thePasswordIsCountedInBytes() {
        Expect.refused(register(app.address("long"), "é".repeat(37)), 400, TOO_LONG);
        app.register(app.address("long"), "é".repeat(36));
    }

    // 9
    @Test
    void keysAreReadInAnyCaseAndUnknownOnesIgnored() {
        String body =
                "{\"EMAIL\":\"%s\",\"PassWord\":\"%s\",\"zz\":1}".formatted(app.address("case"), app.password("x"));

        Expect.token(app.askWith(body, "POST /register"));
    }

    // 13
    @Test
    void theTypeOfTheBodyIsIgnored() {
        String body = credentials(app.address("plain"), app.password("x"));

        Expect.token(app.askWith(body, "POST /register", "Content-Type: text/plain"));
    }

    // 14
    @ParameterizedTest
    @ValueSource(strings = {"Bearer garbage", "Basic abc"})
    void anAuthorizationIsIgnored(String authorization) {
        String body = credentials(app.address("ignored"), app.password("x"));

        Expect.token(app.askWith(body, "POST /register", "Authorization: " + authorization));
    }

    // §2.0: Python sends the root token on register and login too
    @Test
    void theRootTokenIsIgnoredToo() {
        String email = app.address("python");
        String body = credentials(email, app.password("x"));

        Expect.token(app.askWith(body, "POST /register", app.root()));
        Expect.token(app.askWith(body, "POST /login", app.root()));
    }

    // 74, §2.0
    @Test
    void whatMeansSomethingInHtmlIsEscaped() {
        String name = app.address("a&b");

        Answer me = app.me(app.register(name, app.password("x")));

        assertThat(Expect.json(me).path("email").asString()).isEqualTo(name);
        assertThat(me.body()).contains("\"" + name.replace("&", "\\u0026") + "\"");
    }

    // §2.0
    @Test
    void otherTextIsRawUtf8() {
        String name = app.address("zoë");

        Answer me = app.me(app.register(name, app.password("x")));

        assertThat(me.body()).contains("\"" + name + "\"");
    }

    // §5.5
    @ParameterizedTest
    @ValueSource(strings = {",\"password\":\"\"", ",\"password\":null", ""})
    void aPasswordIsNeeded(String field) {
        String body = "{\"email\":\"" + app.address("bare") + "\"" + field + "}";

        Expect.refused(app.askWith(body, "POST /register"), 400, "invalid password");
    }

    // §5.5; decision 1
    @Test
    void blanksAroundAnAddressDoNotCount() {
        String email = app.address("Spaced");
        String password = app.password("x");

        Person person = app.registered("  " + email + " ", password);

        assertThat(Expect.json(app.me(person.token())).path("email").asString())
                .isEqualTo(email.toLowerCase(Locale.ROOT));
        Expect.refused(register(email, password), 400, "invalid email");
        Expect.token(app.login(" " + email, password));
    }

    // the page's own sample, and decision 5
    @Test
    void inDevelopmentAnyPasswordWillDo() {
        assumeTrue(app.isDevelopment());

        app.register(app.address("sample"), "userpw");
        app.register(app.address("sample"), "x");
    }

    // decision 5
    @ParameterizedTest
    @ValueSource(strings = {"userpw", "seven-7", "password", "12345678"})
    void inProductionAPasswordIsLongAndNotTheUsualOne(String weak) {
        assumeTrue(!app.isDevelopment());
        Person owner = app.owner();

        Expect.refused(register(app.address("weak"), weak), 400, "invalid password");
        Expect.refused(
                app.askWith(credentials(app.address("weak"), weak), "POST /account/users", owner.key()),
                400,
                "invalid password");
        Expect.refused(app.reset(owner.email(), app.resetCode(owner.email()), weak), 400, "invalid password");
    }

    private Answer register(String email, String password) {
        return app.askWith(credentials(email, password), "POST /register");
    }
}
