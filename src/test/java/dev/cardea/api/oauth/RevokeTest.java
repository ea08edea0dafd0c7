package dev.cardea.api.oauth;

import static dev.cardea.api.oauth.OAuthFixture.bearer;
import static dev.cardea.api.oauth.OAuthFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.testing.RawClient.Answer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ending tokens by the standard's own endpoint (RFC 7009).
class RevokeTest {

    @AutoClose
    private final OAuthFixture oauth;

    RevokeTest(@TempDir Path folder) {
        oauth = new OAuthFixture(folder);
    }

    @Test
    void anAccessTokenDiesAlone() {
        String dead = oauth.accessToken(oauth.refreshToken);
        String alive = oauth.accessToken(oauth.refreshToken);

        done(oauth.revoke("akA", dead));

        assertThat(oauth.isActive(dead)).isFalse();
        assertThat(pointStatus(dead)).isEqualTo(401);
        assertThat(oauth.isActive(alive)).isTrue();
        assertThat(oauth.isActive(oauth.refreshToken)).isTrue();
    }

    @Test
    void aRefreshTokenTakesWithItWhatWasMadeFromIt() {
        String derived = oauth.accessToken(oauth.refreshToken);
        String own = oauth.accessToken("akA");

        done(oauth.revoke("akA", oauth.refreshToken));

        assertThat(oauth.isActive(oauth.refreshToken)).isFalse();
        assertThat(oauth.isActive(derived)).isFalse();
        assertThat(oauth.isActive(own)).isTrue();
        assertThat(oauth.point("GET /organizations/users/u-1", "akA").body()).endsWith("\"refreshToken\":null}}");
    }

    @Test
    void onceOrTwiceIsTheSame() {
        String token = oauth.accessToken("akA");

        done(oauth.revoke("akA", token));
        done(oauth.revoke("akA", token));
        done(oauth.revoke("akA", oauth.refreshToken));
        done(oauth.revoke("akA", oauth.refreshToken));
        assertThat(oauth.isActive(token)).isFalse();
        assertThat(oauth.isActive(oauth.refreshToken)).isFalse();
    }

    @Test
    void anOldRefreshTokenDoesNotEndTheNewOne() {
        Answer renewed = oauth.point("POST /organizations/users/" + oauth.id + "/refresh_token", "akA");

        done(oauth.revoke("akA", oauth.refreshToken));

        assertThat(oauth.isActive(text(renewed, "token"))).isTrue();
    }

    // RFC 7009 §2.2
    @Test
    void whatIsNoTokenIsAlreadyDead() {
        for (String token : List.of("nonsense", "a.b.c", "akB", "\u00e9")) {
            done(oauth.revoke("akA", token));
        }
        done(oauth.revoke("akA", "akA"));
        assertThat(oauth.point("GET /organizations/users/u-1", "akA").status()).isEqualTo(200);
    }

    @Test
    void aBackendEndsNothingOfAnotherOrganisationAndLearnsNothing() {
        String token = oauth.accessToken("akA");

        done(oauth.revoke("akB", token));
        done(oauth.revoke("akB", oauth.refreshToken));

        assertThat(oauth.isActive(token)).isTrue();
        assertThat(oauth.isActive(oauth.refreshToken)).isTrue();
    }

    @Test
    void aTokenMayBePastedAsItWasReturned() {
        String token = oauth.accessToken("akA");

        done(oauth.revoke("akA", "Bearer " + token));

        assertThat(oauth.isActive(token)).isFalse();
    }

    // RFC 7009 §2.1: a wrong hint must not keep a token alive
    @Test
    void aHintChangesNothing() {
        String token = oauth.accessToken("akA");

        done(oauth.form("/oauth2/revoke", bearer("akA"), "token=" + token + "&token_type_hint=refresh_token"));
        done(oauth.form(
                "/oauth2/revoke", bearer("akA"), "token=" + oauth.refreshToken + "&token_type_hint=access_token"));

        assertThat(oauth.isActive(token)).isFalse();
        assertThat(oauth.isActive(oauth.refreshToken)).isFalse();
    }

    private int pointStatus(String token) {
        return oauth.point("DELETE /organizations/users/" + oauth.id + "/access_token/" + token, token)
                .status();
    }

    private static void done(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }
}
