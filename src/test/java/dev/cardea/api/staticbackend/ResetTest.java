package dev.cardea.api.staticbackend;

import static dev.cardea.api.staticbackend.StaticBackendFixture.encoded;
import static dev.cardea.api.staticbackend.StaticBackendFixture.inParallel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.testing.RawClient.Answer;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A new password by a code: contract staticbackend.md §7, cases 31 to 41, and §2.3, §2.4, §5.1 and §5.4.
@BothModes
class ResetTest {

    private static final String CODE = "\"[A-Za-z0-9]+\"";

    private final StaticBackendFixture app;

    ResetTest(StaticBackendFixture app) {
        this.app = app;
    }

    // 31
    @Test
    void aBackendGetsACode() {
        Answer answer = sendCode("{\"email\":\"" + app.owner().email() + "\"}", app.root());

        Expect.rootJson(answer);
        assertThat(answer.body()).matches(CODE);
    }

    // 32
    @Test
    void theOldWayToAskIsAnsweredAlike() {
        Answer answer = fetchCode("?e=" + encoded(app.owner().email().toUpperCase(Locale.ROOT)), app.root());

        Expect.rootJson(answer);
        assertThat(answer.body()).matches(CODE);
    }

    // §5.1: it is the same code
    @Test
    void theOldWaysCodeResetsToo() {
        Person owner = app.owner();
        String code = Expect.rootJson(fetchCode("?e=" + encoded(owner.email()), app.root()))
                .asString();

        Expect.json(app.reset(owner.email(), code, app.password("new")), "true");
    }

    // 33
    @Test
    void onlyTheRootTokenGetsCodes() {
        Person owner = app.owner();
        String body = "{\"email\":\"" + owner.email() + "\"}";
        String query = "?e=" + encoded(owner.email());

        Expect.rootRefused(sendCode(body), 401, "missing authorization HTTP header");
        Expect.rootRefused(fetchCode(query), 401, "missing authorization HTTP header");
        Expect.rootRefused(sendCode(body, owner.key()), 400, "invalid root token");
        Expect.rootRefused(fetchCode(query, owner.key()), 400, "invalid root token");
        Expect.rootRefused(sendCode(body, app.admin().key()), 400, "invalid root token");
    }

    // 34
    @Test
    void anAddressIsNeeded() {
        Expect.rootRefused(fetchCode("?e=foo", app.root()), 400, "invalid email");
        Expect.rootRefused(fetchCode("?e=", app.root()), 400, "invalid email");
        Expect.rootRefused(fetchCode("", app.root()), 400, "invalid email");
        Expect.rootRefused(fetchCode("?user%40x.com", app.root()), 400, "invalid email"); // Node's to 1.6.1
        Expect.rootRefused(sendCode("{}", app.root()), 400, "invalid email");
        Expect.rootRefused(sendCode("{\"email\":\"@x.co\"}", app.root()), 400, "invalid email");
    }

    // 35
    @Test
    void aBackendIsToldThatAnAddressIsUnknown() {
        String nobody = app.address("nobody");

        Expect.rootRefused(fetchCode("?e=" + encoded(nobody), app.root()), 404, "email not found");
        Expect.rootRefused(sendCode("{\"email\":\"" + nobody + "\"}", app.root()), 404, "email not found");
    }

    // 36
    @Test
    void aCodeSetsANewPassword() {
        Person owner = app.owner();
        String code = app.resetCode(owner.email());

        Expect.json(app.reset(owner.email().toUpperCase(Locale.ROOT), code, app.password("new")), "true");

        Expect.wrongCredentials(app.login(owner.email(), owner.password()));
        Expect.token(app.login(owner.email(), app.password("new")));
    }

    // 37
    @Test
    void aCodeWorksOnce() {
        Person owner = app.owner();
        String code = app.resetCode(owner.email());
        Expect.json(app.reset(owner.email(), code, app.password("new")), "true");

        invalid(app.reset(owner.email(), code, app.password("newer")));

        Expect.token(app.login(owner.email(), app.password("new")));
    }

    // 37, at once
    @Test
    void ofTwoAtOnceOneUsesTheCode() throws Exception {
        Person owner = app.owner();
        String code = app.resetCode(owner.email());

        List<Answer> answers = inParallel(2, () -> app.reset(owner.email(), code, app.password("new")));

        assertThat(answers)
                .filteredOn(answer -> answer.status() == 200)
                .singleElement()
                .satisfies(answer -> Expect.json(answer, "true"));
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .singleElement()
                .satisfies(ResetTest::invalid);
    }

    // 38
    @Test
    void aNewCodeReplacesTheOldOne() {
        Person owner = app.owner();
        String first = app.resetCode(owner.email());
        String second = app.resetCode(owner.email());

        invalid(app.reset(owner.email(), first, app.password("new")));
        Expect.json(app.reset(owner.email(), second, app.password("new")), "true");
    }

    // 39
    @ParameterizedTest
    @ValueSource(strings = {",\"code\":\"\"", "", ",\"code\":null"})
    void noCodeNeverMatches(String code) {
        Person owner = app.owner();
        String body = "{\"email\":\"%s\"%s,\"password\":\"%s\"}".formatted(owner.email(), code, app.password("new"));

        invalid(app.askWith(body, "POST /password/reset"));
        app.resetCode(owner.email());
        invalid(app.askWith(body, "POST /password/reset"));

        Expect.token(app.login(owner.email(), owner.password()));
    }

    // 40
    @Test
    void anUnknownAddressIsAnsweredLikeAWrongCode() {
        Person owner = app.owner();
        app.resetCode(owner.email());

        invalid(app.reset(app.address("nobody"), "adCwxcGghv", app.password("new")));
        invalid(app.reset(owner.email(), "adCwxcGghv", app.password("new")));
        invalid(app.reset("notanemail", "adCwxcGghv", app.password("new")));
    }

    // §2.4
    @Test
    void anotherUsersCodeIsAWrongOne() {
        Person owner = app.owner();
        Person another = app.owner();

        invalid(app.reset(owner.email(), app.resetCode(another.email()), app.password("new")));
    }

    // 41, §5.4
    @Test
    void everySessionFromBeforeIsDead() {
        Person owner = app.owner();
        String second = Expect.token(app.login(owner.email(), owner.password()));
        String code = app.resetCode(owner.email());
        Expect.json(app.me(owner.token()));

        Expect.json(app.reset(owner.email(), code, app.password("new")), "true");

        Expect.deadToken(app.me(owner.token()));
        Expect.deadToken(app.me(second));
        Expect.json(app.me(app.signedIn(owner.email(), app.password("new")).token()));
    }

    // §2.4 with §5.5
    @Test
    void theNewPasswordIsLookedAtAsOnRegistering() {
        Person owner = app.owner();

        Expect.refused(
                app.reset(owner.email(), app.resetCode(owner.email()), "x".repeat(73)),
                400,
                "bcrypt: password length exceeds 72 bytes");
        Expect.refused(app.reset(owner.email(), app.resetCode(owner.email()), ""), 400, "invalid password");
        Expect.token(app.login(owner.email(), owner.password()));
    }

    // §5.4: "attempts limited"; the contract does not say to how many
    @Test
    void aCodeIsNotGuessed() {
        Person owner = app.owner();
        String code = app.resetCode(owner.email());

        for (int i = 0; i < 50; i++) {
            Expect.refusedSomehow(app.reset(owner.email(), "guess" + i, app.password("new")));
        }

        Expect.refusedSomehow(app.reset(owner.email(), code, app.password("new")));
        Expect.token(app.login(owner.email(), owner.password()));
    }

    // §5.1: mailing is an option, off
    @Test
    void theServerDoesNotMailTheCode() {
        Person owner = app.owner();

        app.resetCode(owner.email());

        app.allLettersAreOut();
        assertThat(app.lettersTo(owner.email())).isEmpty();
    }

    private Answer sendCode(String body, String... headers) {
        return app.askWith(body, "POST /password/send", headers);
    }

    private Answer fetchCode(String query, String... headers) {
        return app.ask("GET /password/resetcode" + query, headers);
    }

    private static void invalid(Answer answer) {
        Expect.refused(answer, 400, "invalid code");
    }
}
