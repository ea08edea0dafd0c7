package dev.cardea.api.staticbackend;

import static dev.cardea.api.staticbackend.StaticBackendFixture.bearer;
import static dev.cardea.api.staticbackend.StaticBackendFixture.encoded;
import static dev.cardea.api.staticbackend.StaticBackendFixture.payload;
import static dev.cardea.api.staticbackend.StaticBackendFixture.publicKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.testing.RawClient.Answer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the root token opens, and to whom: contract staticbackend.md §7, cases 70, 71 and 77, §2.0, §2.11 and
/// §3.2.
@BothModes
class RootTokenTest {

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]{6,}");

    private final StaticBackendFixture app;

    RootTokenTest(StaticBackendFixture app) {
        this.app = app;
    }

    // 70
    @Test
    void anybodyWithThePublicKeyMayAskWhetherAnAddressIsKnown() {
        String email = app.owner().email();

        Expect.json(app.ask("GET /email?e=" + email.replace("@t", "@T")), "true");
        Expect.json(app.ask("GET /email?e=" + encoded(app.address("none"))), "false");
        Expect.json(app.ask("GET /email?e="), "false");
        Expect.json(app.ask("GET /email"), "false");
        Expect.refused(app.send("GET /email?e=" + email), 401, "invalid StaticBackend public key");
    }

    // 71
    @Test
    void aBackendSignsInForAnAccount() {
        Person owner = app.owner();
        app.member(owner);

        String token = Expect.rootToken(sudo(owner.account(), app.root()));

        assertThat(Expect.json(app.me(token)).path("email").asString()).isEqualTo(owner.email());
        Expect.rootRefused(sudo(owner.account(), owner.key()), 400, "invalid root token");
        Expect.rootRefused(sudo(owner.account()), 401, "missing authorization HTTP header");
    }

    // §2.11; which status an unknown account has here is not decided
    @ParameterizedTest
    @ValueSource(strings = {"nope", "3f8c6a52-1b5e-4f0e-9d0c-6a1a6a1f7c11"})
    void forAnUnknownAccountNobodySignsIn(String account) {
        Answer answer = sudo(account, app.root());

        Expect.rootRefused(answer, answer.status());
        assertThat(answer.status()).isIn(400, 404, 500);
    }

    // §2.0
    @Test
    void theRootTokenMayBeACookie() {
        Person owner = app.owner();
        String cookie = "Cookie: token=" + app.rootToken();

        Expect.rootToken(sudo(owner.account(), cookie));
        Expect.rootRefused(sudo(owner.account(), cookie, owner.key()), 400, "invalid root token");
    }

    // pages of others can have a browser send a cookie along with a POST, so there it is worth nothing
    @Test
    void aCookieDoesNotChangeAnything() {
        String body = "{\"email\":\"" + app.owner().email() + "\"}";

        Expect.rootRefused(
                app.askWith(body, "POST /password/send", "Cookie: token=" + app.rootToken()),
                401,
                "missing authorization HTTP header");
    }

    // §2.0
    @Test
    void anotherSchemeIsRepeatedToTheCaller() {
        Expect.rootRefused(
                sudo("x", "Authorization: Basic abc"),
                400,
                "invalid authorization HTTP header, should be: Bearer your-token, but we got Basic abc");
    }

    // §2.0
    @ParameterizedTest
    @ValueSource(strings = {"abc", "a|b", "a|b|c|d", "||", "safe-to-use-in-dev-root-token2"})
    void whatHasNotThreePartsIsNoRootToken(String token) {
        Expect.rootRefused(sudo("x", bearer(token)), 400);
    }

    // §2.0: the store's text, or another
    @Test
    void threePartsThatFitNobodyAreRefused() {
        Person admin = app.admin();

        Expect.rootRefused(sudo("x", bearer("a|b|c")), 400);
        Expect.rootRefused(sudo("x", bearer(admin.id() + "|" + admin.account() + "|")), 400);
        Expect.rootRefused(sudo("x", bearer(admin.id() + "|" + admin.account() + "|" + admin.id())), 400);
    }

    // §5.4: bound to the app
    @Test
    void theRootTokenIsGoodInItsOwnAppOnly() {
        Keys another = app.anotherApp();
        Person owner = app.owner();
        String path = "GET /sudogettoken/" + owner.account();

        Expect.rootRefused(app.ask(path, bearer(another.rootToken())), 400);
        Answer there = app.send(path, publicKey(another.publicKey()), app.root());
        assertThat(there.status()).isIn(400, 401);
    }

    // 77: in the real server the list holds all three parts
    @Test
    void aMemberOfTheAdministratorsAccountCannotPutTheRootTokenTogether() {
        Person admin = app.admin();
        Person member = app.member(admin);

        Set<String> known = new LinkedHashSet<>();
        for (String line : List.of("GET /me", "GET /account/users", "DELETE /account/users", "GET /account/auth")) {
            words(app.ask(line, member.key()).body(), known);
        }
        words(payload(member.token()).toString(), known);
        for (String word : known) {
            Expect.rootRefused(sudo(admin.account(), bearer(admin.id() + "|" + admin.account() + "|" + word)), 400);
        }
        assertThat(known).contains(admin.id(), admin.account());
    }

    // 77: nor can those who see the administrator's own session
    @Test
    void aSessionOfTheAdministratorHoldsNoPartOfTheRootToken() {
        Person admin = app.admin();
        String[] claim = payload(admin.token()).path("token").asString().split("\\|", -1);

        for (String part : claim) {
            Expect.rootRefused(sudo(admin.account(), bearer(admin.id() + "|" + admin.account() + "|" + part)), 400);
        }
    }

    private static void words(String text, Set<String> known) {
        WORD.matcher(text).results().forEach(found -> known.add(found.group()));
    }

    private Answer sudo(String account, String... headers) {
        return app.ask("GET /sudogettoken/" + account, headers);
    }
}
