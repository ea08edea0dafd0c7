package dev.cardea.api.oauth;

import static dev.cardea.api.oauth.OAuthFixture.FORM;
import static dev.cardea.api.oauth.OAuthFixture.PRODUCTION;
import static dev.cardea.api.oauth.OAuthFixture.STAGING;
import static dev.cardea.api.oauth.OAuthFixture.basic;
import static dev.cardea.api.oauth.OAuthFixture.bearer;
import static dev.cardea.testing.TestServer.got;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.ApiKey;
import dev.cardea.testing.RawClient.Answer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who may ask about tokens, and how a request has to look: the same at both endpoints (RFC 7662 §2.1, RFC 7009
/// §2.1).
class BackendsTest {

    private static final List<String> BOTH = List.of("/oauth2/introspect", "/oauth2/revoke");

    @AutoClose
    private final OAuthFixture oauth;

    BackendsTest(@TempDir Path folder) {
        oauth = new OAuthFixture(folder);
    }

    @Test
    void theKeyIsABearerCredentialOrThePasswordOfAnybody() {
        String form = "token=" + oauth.refreshToken;
        for (String authorization : List.of(
                bearer("akA"),
                "authorization: bearer akA",
                basic("", "akA"),
                basic("anybody", "akA"),
                basic("A", "akA"),
                "Authorization: basic " + basic("x", "akA").substring("Authorization: Basic ".length()))) {
            Answer answer = oauth.form("/oauth2/introspect", authorization, form);

            assertThat(answer.status()).as(authorization).isEqualTo(200);
            assertThat(answer.body()).as(authorization).startsWith("{\"active\":true,");
        }
    }

    // RFC 6749 §5.2: the challenge matches the scheme that was tried
    @Test
    void strangersAreAskedForAKey() {
        String form = "token=" + oauth.refreshToken;
        for (String path : BOTH) {
            unauthorized(oauth.post(path, STAGING, FORM, form), "Bearer");
            unauthorized(oauth.form(path, bearer("nope"), form), "Bearer");
            unauthorized(oauth.form(path, "Authorization: Bearer", form), "Bearer");
            unauthorized(oauth.form(path, basic("akA", "nope"), form), "Basic");
            unauthorized(oauth.form(path, basic("akA", ""), form), "Basic");
            unauthorized(oauth.form(path, "Authorization: Basic ", form), "Basic");
            unauthorized(oauth.form(path, "Authorization: Basic %%%", form), "Basic");
            unauthorized(oauth.form(path, "Authorization: Basic " + "YWtB", form), "Basic"); // no colon
            unauthorized(oauth.form(path, "Authorization: Digest akA", form), "Bearer");
        }
        assertThat(oauth.isActive(oauth.refreshToken)).isTrue();
    }

    // RFC 7662 §4: whoever may ask could scan for tokens, so nobody may ask with a token
    @Test
    void aTokenIsNoKey() {
        String access = oauth.accessToken("akA");
        for (String path : BOTH) {
            unauthorized(oauth.form(path, bearer(oauth.refreshToken), "token=" + access), "Bearer");
            unauthorized(oauth.form(path, bearer(access), "token=" + access), "Bearer");
            unauthorized(oauth.form(path, basic("x", access), "token=" + access), "Basic");
        }
        assertThat(oauth.isActive(access)).isTrue();
    }

    @Test
    void aRevokedKeyIsNone() {
        ApiKey key = got(oauth.server.operations().importApiKey().run(OAuthFixture.A, "old", "akOld"))
                .key();
        assertThat(oauth.introspect("akOld", "x").status()).isEqualTo(200);

        got(oauth.server.operations().revokeApiKey().run(key.id()));

        unauthorized(oauth.introspect("akOld", "x"), "Bearer");
    }

    @Test
    void aKeyIsUnknownInAnotherEnvironment() {
        for (String path : BOTH) {
            unauthorized(oauth.post(path, PRODUCTION, bearer("akA") + "\r\n" + FORM, "token=x"), "Bearer");
        }
    }

    // README.md, decisions 3 and 6: the tenant is the key's, and 421 concerns Point's own paths only
    @Test
    void withoutALabelInTheHostTheKeyTellsTheTenant() {
        for (String host : List.of("localhost", "127.0.0.1:8080", "auth.example.org")) {
            Answer answer = oauth.post(
                    "/oauth2/introspect", host, bearer("akA") + "\r\n" + FORM, "token=" + oauth.refreshToken);

            assertThat(answer.status()).as(host).isEqualTo(200);
            assertThat(answer.body()).as(host).startsWith("{\"active\":true,");
        }
    }

    @Test
    void exactlyOneTokenIsAsked() {
        for (String path : BOTH) {
            invalid(oauth.form(path, bearer("akA"), ""));
            invalid(oauth.form(path, bearer("akA"), "token="));
            invalid(oauth.form(path, bearer("akA"), "Token=x"));
            invalid(oauth.form(path, bearer("akA"), "token_type_hint=access_token"));
            invalid(oauth.form(path, bearer("akA"), "token=" + oauth.refreshToken + "&token=" + oauth.refreshToken));
            invalid(oauth.form(path, bearer("akA"), "token=%ZZ"));
            invalid(oauth.form(path + "?token=" + oauth.refreshToken, bearer("akA"), ""));
        }
        assertThat(oauth.isActive(oauth.refreshToken)).isTrue();
    }

    @Test
    void aRequestIsAWebForm() {
        String token = oauth.refreshToken;
        for (String path : BOTH) {
            invalid(oauth.post(path, STAGING, bearer("akA"), "token=" + token));
            invalid(oauth.post(path, STAGING, bearer("akA") + "\r\nContent-Type: text/plain", "token=" + token));
            invalid(oauth.post(
                    path,
                    STAGING,
                    bearer("akA") + "\r\nContent-Type: application/json",
                    "{\"token\":\"" + token + "\"}"));
        }
        Answer answer = oauth.post(
                "/oauth2/introspect",
                STAGING,
                bearer("akA") + "\r\nContent-Type: Application/X-WWW-Form-Urlencoded; charset=UTF-8",
                "token=" + token);
        assertThat(answer.body()).startsWith("{\"active\":true,");
    }

    @Test
    void twoCredentialsAreOneTooMany() {
        for (String path : BOTH) {
            invalid(oauth.form(path, bearer("akA") + "\r\n" + bearer("akA"), "token=x"));
        }
    }

    // RFC 7662 §2.1 and RFC 7009 §2.1: POST, so that no token gets into a log
    @Test
    void onlyPostIsKnown() {
        for (String path : BOTH) {
            Answer answer = oauth.send(
                    "GET " + path + "?token=x HTTP/1.1\r\nHost: " + STAGING + "\r\n" + bearer("akA") + "\r\n\r\n");

            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.header("Allow")).contains("POST");
        }
    }

    @Test
    void noRefusalRepeatsWhatWasSent() {
        for (String path : BOTH) {
            assertThat(List.of(
                            oauth.form(path, bearer("secret-4711"), "token=x"),
                            oauth.form(path, basic("secret-4711", "secret-4711"), "token=x"),
                            oauth.form(path, bearer("akA"), "secret-4711=x"),
                            oauth.form(path + "/secret-4711", bearer("akA"), "token=x")))
                    .allSatisfy(answer -> assertThat(answer.status()).isBetween(400, 499))
                    .allSatisfy(answer -> assertThat(answer.body()).doesNotContain("4711"));
        }
    }

    private static void unauthorized(Answer answer, String scheme) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(401);
        assertThat(answer.headers("WWW-Authenticate")).anyMatch(challenge -> challenge.startsWith(scheme));
        assertThat(answer.body()).matches("\\{\"error\":\"[a-z_]+\".*}").doesNotContain("active");
    }

    // RFC 6749 §5.2
    private static void invalid(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).startsWith("{\"error\":\"invalid_request\"");
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/json");
    }
}
