package dev.cardea.api.aviauth;

import static dev.cardea.api.aviauth.AviauthFixture.CLIENT;
import static dev.cardea.api.aviauth.AviauthFixture.payload;
import static dev.cardea.api.aviauth.AviauthFixture.tokens;
import static dev.cardea.testing.TestServer.got;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.flow.ImportedUser;
import dev.cardea.testing.RawClient.Answer;
import dev.cardea.testing.TestServer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Signing in with a password: contract aviauth.md §9, cases 31, 32, 34 and 46, and §2.3.
@BothModes
class TokenTest {

    private final AviauthFixture app;

    TokenTest(AviauthFixture app) {
        this.app = app;
    }

    // 31
    @Test
    void aPasswordIsTradedForTokens() {
        Person person = app.person();

        Answer answer = app.token("grant_type=password&username=" + person.email() + "&password=" + person.password()
                + "&scope=user:full");

        assertThat(payload(tokens(200, answer).path("access_token").asString())
                        .path("scope")
                        .asString())
                .isEqualTo("user:full");
    }

    // §2.3
    @Test
    void theNameMayBeCalledEmailToo() {
        Person person = app.person();

        tokens(200, app.token("email=" + person.email() + "&password=" + person.password()));
        tokens(200, app.token("username=John+<" + person.email() + ">&password=" + person.password()));
        tokens(200, app.signIn(person.email().toUpperCase(Locale.ROOT), person.password()));
    }

    // 32
    @Test
    void wrongPasswordsAndUnknownAddressesAreOneAnswer() {
        Person person = app.person();

        Expect.refused(app.signIn(person.email(), "wrong"), 401, Expect.WRONG_USER);
        Expect.refused(app.signIn(app.address("unknown"), "wrong"), 401, Expect.WRONG_USER);
        Expect.refused(app.signIn("no address", "wrong"), 401, Expect.WRONG_USER);
        Expect.refused(app.signIn(person.email(), "a".repeat(2_000)), 401, Expect.WRONG_USER);
    }

    // 32 by decision 10
    @Test
    void theClientIsLookedAtFirst() {
        Person person = app.person();
        String wrong = "&client_id=public-client-id&client_secret=nope";

        for (String password : List.of(person.password(), "wrong")) {
            String fields = "username=" + person.email() + "&password=" + password;
            Expect.refused(app.form("/latest/auth/token", fields + wrong), 401, Expect.WRONG_CLIENT);
            Expect.refused(app.form("/latest/auth/token", fields), 401, Expect.WRONG_CLIENT);
        }
    }

    // 34, A6
    @Test
    void twoSignInsWithinASecondDiffer() {
        Person person = app.person();

        Person first = app.again(person);
        Person second = app.again(person);

        assertThat(first.access()).isNotEqualTo(second.access());
        assertThat(first.refresh()).isNotEqualTo(second.refresh());
    }

    // §2.3
    @Test
    void onlyWhoKnowsThePasswordLearnsOfADeactivation() {
        Person person = app.person();
        got(app.operations().setUserActive().run(app.tenant(), person.email(), false));

        Expect.refused(app.signIn(person.email(), "wrong"), 401, Expect.WRONG_USER);
        Expect.refused(app.signIn(person.email(), person.password()), 400, "{\"detail\":\"Inactive user\"}");
    }

    // 46
    @Test
    void importedPasswordsAreTakenAndReplaced() {
        String email = app.address("imported");
        ImportedUser user = new ImportedUser(
                Optional.empty(),
                Optional.empty(),
                email,
                Optional.of("$2b$12$KSDo2eW1WxE2mvSdRfTBVupvQnUZwWsfXBxqbdnGvuweJMkRWz2dm"),
                0,
                Optional.empty());
        got(app.operations().importUsers().run(app.tenant(), List.of(user))).forEach(TestServer::got);

        tokens(200, app.signIn(email, "super-secret-secret"));
        tokens(200, app.signIn(email, "super-secret-secret"));
        Expect.refused(app.signIn(email, "super-secret-secrex"), 401, Expect.WRONG_USER);
    }

    // §2.1, "Is authenticated"
    @Test
    void whoIsSignedInSignsInNoMore() {
        Person person = app.person();

        Expect.permission(app.form("/latest/auth/token", CLIENT, person.key()), 401, "Is authenticated");
    }
}
