package dev.cardea.api.staticbackend;

import static dev.cardea.api.staticbackend.StaticBackendFixture.credentials;
import static dev.cardea.api.staticbackend.StaticBackendFixture.part;
import static dev.cardea.api.staticbackend.StaticBackendFixture.payload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.testing.RawClient.Answer;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Signing in by password: contract staticbackend.md §7, cases 15 to 20, and §2.2.
@BothModes
class LoginTest {

    private final StaticBackendFixture app;

    LoginTest(StaticBackendFixture app) {
        this.app = app;
    }

    // 15
    @Test
    void aPasswordOpensASessionWhateverTheCaseOfTheAddress() {
        Person owner = app.owner();

        Expect.token(app.login(owner.email().toUpperCase(Locale.ROOT), owner.password()));
    }

    // 16
    @Test
    void aWrongPasswordIsRefused() {
        Person owner = app.owner();

        Expect.wrongCredentials(app.login(owner.email(), owner.password() + "x"));
        Expect.wrongCredentials(app.login(owner.email(), owner.password().toUpperCase(Locale.ROOT)));
        Expect.wrongCredentials(app.login(owner.email(), ""));
    }

    // 17: how long it takes is tested where hashes are counted
    @Test
    void anUnknownAddressIsAnsweredLikeAWrongPassword() {
        Answer wrong = app.login(app.owner().email(), "wrong");
        Answer unknown = app.login(app.address("unknown"), "wrong");

        Expect.wrongCredentials(wrong);
        Expect.wrongCredentials(unknown);
        assertThat(headersOf(unknown)).isEqualTo(headersOf(wrong));
    }

    // §2.1 with §2.2: what could not have registered is unknown, not malformed
    @Test
    void whatIsNoAddressIsAnsweredAlikeToo() {
        Expect.wrongCredentials(app.login("notanemail", "wrong"));
        Expect.wrongCredentials(app.login("", ""));
        Expect.wrongCredentials(app.askWith("{}", "POST /login"));
    }

    // 18
    @Test
    void signingInIsAPost() {
        Expect.methodNotAllowed(app.ask("GET /login"), "POST");
    }

    // 19
    @Test
    void twoSessionsLiveSideBySide() {
        Person owner = app.owner();

        String one = Expect.token(app.login(owner.email(), owner.password()));
        String two = Expect.token(app.login(owner.email(), owner.password()));

        assertThat(one).isNotEqualTo(two);
        Expect.json(app.me(one));
        Expect.json(app.me(two));
        Expect.json(app.me(owner.token()));
    }

    // 20
    @Test
    void aTokenSaysWhoseItIsAndLivesForTwelveHours() {
        Person owner = app.owner();

        JsonNode claims = payload(owner.token());

        long now = app.clock().instant().getEpochSecond();
        assertThat(claims.path("iss").asString()).isEqualTo("StaticBackend");
        assertThat(claims.path("iat").asLong()).isEqualTo(now);
        assertThat(claims.path("exp").asLong()).isEqualTo(now + 43_200);
        assertThat(claims.path("nbf").asLong()).isLessThanOrEqualTo(now);
        assertThat(claims.path("token").asString()).startsWith(owner.id() + "|");
    }

    // §3.1
    @Test
    void aTokenIsWrittenAsTheRealOneIs() {
        String token = app.owner().token();

        assertThat(part(token, 0)).isEqualTo("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
        assertThat(payload(token).propertyNames()).containsExactly("iss", "exp", "nbf", "iat", "jti", "token");
    }

    // decision 4: the first 72 bytes of a longer password are not the password
    @Test
    void aLongPasswordMayBeTriedButIsComparedWhole() {
        String password = "x".repeat(72);
        String email = app.address("long");
        app.register(email, password);

        Expect.token(app.login(email, password));
        Expect.wrongCredentials(app.login(email, password + "x"));
        Expect.wrongCredentials(app.login(email, "y".repeat(1_024)));
    }

    // §5.4: the real server would make them a member
    @Test
    void nobodySignsInToAnAccountThatIsNotTheirs() {
        Person owner = app.owner();
        Person stranger = app.owner();

        Expect.refusedSomehow(app.askWith(loginTo(stranger, owner.account()), "POST /login"));

        assertThat(app.ask("GET /account/users", owner.key()).body()).doesNotContain(stranger.email());
        assertThat(Expect.json(app.me(stranger.token())).path("accountId").asString())
                .isEqualTo(stranger.account());
    }

    // §2.2
    @Test
    void namingOnesOwnAccountChangesNothing() {
        Person owner = app.owner();

        String token = Expect.token(app.askWith(loginTo(owner, owner.account()), "POST /login"));

        assertThat(Expect.json(app.me(token)).path("accountId").asString()).isEqualTo(owner.account());
    }

    private static String loginTo(Person person, String account) {
        String credentials = credentials(person.email(), person.password());
        return credentials.substring(0, credentials.length() - 1) + ",\"accountId\":\"" + account + "\"}";
    }

    private static List<String> headersOf(Answer answer) {
        return answer.headers().stream()
                .filter(header -> !header.startsWith("Date:") && !header.startsWith("X-Request-Id:"))
                .sorted()
                .toList();
    }
}
