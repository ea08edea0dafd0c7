package dev.cardea.api.oauth;

import static dev.cardea.api.oauth.OAuthFixture.PRODUCTION;
import static dev.cardea.api.oauth.OAuthFixture.bearer;
import static dev.cardea.api.oauth.OAuthFixture.text;
import static dev.cardea.testing.TestServer.got;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.testing.RawClient.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a backend is told of tokens (RFC 7662).
class IntrospectTest {

    @AutoClose
    private final OAuthFixture oauth;

    IntrospectTest(@TempDir Path folder) {
        oauth = new OAuthFixture(folder);
    }

    @Test
    void anAccessTokenIsActiveWhoeverMadeIt() {
        for (String credential : List.of("akA", oauth.refreshToken)) {
            Answer answer = oauth.introspect("akA", oauth.accessToken(credential));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body())
                    .isEqualTo("{\"active\":true,\"sub\":\"" + oauth.id + "\",\"iat\":1700000000,\"exp\":1700086400"
                            + ",\"jti\":\"" + text(answer, "jti") + "\",\"token_type\":\"Bearer\"}");
            assertThat(answer.header("Content-Type").orElse("")).startsWith("application/json");
            assertThat(answer.header("Cache-Control")).contains("no-store");
        }
    }

    /// What PostgreSQL cannot keep is not even looked for.
    @Test
    void nullCharactersAreInNoToken() {
        Answer answer = oauth.introspect("akA", "a\0b");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"active\":false}");
    }

    @Test
    void aRefreshTokenIsActiveNamesTheUserAndHasNoEnd() {
        oauth.server.clock.advance(Duration.ofDays(400));

        Answer answer = oauth.introspect("akA", oauth.refreshToken);

        assertThat(answer.body())
                .matches("\\{\"active\":true,\"sub\":\"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\",\"iat\":1700000000,"
                        + "\"token_type\":\"[A-Za-z_]+\"}");
        assertThat(text(answer, "sub")).isEqualTo(text(oauth.introspect("akA", oauth.refreshToken), "sub"));
    }

    @Test
    void theIssueOfARenewedRefreshTokenIsItsOwn() {
        oauth.server.clock.advance(Duration.ofHours(1));
        Answer renewed = oauth.point("POST /organizations/users/" + oauth.id + "/refresh_token", "akA");

        assertThat(oauth.introspect("akA", text(renewed, "token")).body()).contains("\"iat\":1700003600,");
        inactive(oauth.introspect("akA", oauth.refreshToken));
    }

    @Test
    void aTokenMayBePastedAsItWasReturned() {
        assertThat(oauth.isActive("Bearer " + oauth.accessToken("akA"))).isTrue();
        assertThat(oauth.isActive("Bearer " + oauth.refreshToken)).isTrue();
    }

    @Test
    void anExpiredTokenIsNotActive() {
        String token = oauth.accessToken("akA");

        oauth.server.clock.advance(Duration.ofSeconds(86_399));
        assertThat(oauth.isActive(token)).isTrue();

        oauth.server.clock.advance(Duration.ofSeconds(1));
        inactive(oauth.introspect("akA", token));
    }

    @Test
    void whatPointRevokedIsNotActive() {
        String own = oauth.accessToken("akA");
        String derived = oauth.accessToken(oauth.refreshToken);

        oauth.point("DELETE /users/" + oauth.id + "/access_token/" + own, "akA");
        inactive(oauth.introspect("akA", own));

        oauth.point("DELETE /organizations/users/" + oauth.id + "/refresh_token", oauth.refreshToken);
        inactive(oauth.introspect("akA", oauth.refreshToken));
        inactive(oauth.introspect("akA", derived));
    }

    @Test
    void nothingOfADeactivatedUserIsActive() {
        String token = oauth.accessToken("akA");

        got(oauth.server.operations().setUserActive().run(OAuthFixture.A, "u-1", false));

        inactive(oauth.introspect("akA", token));
        inactive(oauth.introspect("akA", oauth.refreshToken));
    }

    @Test
    void tokensOfOthersAreNotActive() {
        String token = oauth.accessToken("akA");

        inactive(oauth.introspect("akB", token));
        inactive(oauth.introspect("akB", oauth.refreshToken));
        inactive(oauth.post(
                "/oauth2/introspect", PRODUCTION, bearer("akAp") + "\r\n" + OAuthFixture.FORM, "token=" + token));
    }

    @Test
    void whatIsNoTokenIsNotActive() {
        String token = oauth.accessToken("akA");
        String forged = token.substring(0, token.lastIndexOf('.') + 1) + "A".repeat(43);
        String ofAnotherUser = oauth.refreshToken.substring(0, 20) + "A".repeat(oauth.refreshToken.length() - 20);

        for (String text :
                List.of(forged, ofAnotherUser, "akA", "akB", "nonsense", "a.b.c", "..", "\u00e9\u0000", " ")) {
            inactive(oauth.introspect("akA", text));
        }
    }

    @Test
    void aHintChangesNothing() {
        String token = oauth.accessToken("akA");

        for (String hint : List.of("access_token", "refresh_token", "nonsense", "")) {
            Answer answer =
                    oauth.form("/oauth2/introspect", bearer("akA"), "token_type_hint=" + hint + "&token=" + token);

            assertThat(answer.body()).startsWith("{\"active\":true,\"sub\":\"" + oauth.id + "\"");
        }
    }

    private static void inactive(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"active\":false}");
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }
}
