package dev.cardea.api.aviauth;

import static dev.cardea.api.aviauth.AviauthFixture.as;
import static dev.cardea.api.aviauth.AviauthFixture.payload;
import static dev.cardea.api.aviauth.AviauthFixture.tokens;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.Scopes;
import dev.cardea.testing.RawClient.Answer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Refresh tokens over the wire, and time: decision 12, and contract aviauth.md §9, case 38.
class RefreshTest {

    private static final String REFUSED = "{\"detail\":\"Invalid refresh token\"}";

    @TempDir
    Path folder;

    @AutoClose
    private AviauthFixture app;

    private Person person;

    @BeforeEach
    void start() {
        app = new AviauthFixture(Mode.PRODUCTION, folder);
        person = app.person();
    }

    private static String access(JsonNode tokens) {
        return tokens.path("access_token").asString();
    }

    private static String refresh(JsonNode tokens) {
        return tokens.path("refresh_token").asString();
    }

    @Test
    void aRefreshTokenIsTradedForNewTokens() {
        JsonNode first = tokens(200, app.refresh(person.refresh()));
        JsonNode second = tokens(200, app.refresh(refresh(first)));

        assertThat(refresh(first)).isNotEqualTo(person.refresh());
        assertThat(refresh(second)).isNotEqualTo(refresh(first));
        assertThat(app.isAlive(access(second))).isTrue();
        assertThat(app.isAlive(person.access())).isTrue();
    }

    @Test
    void aRepeatedRequestGetsTheSameSuccessor() {
        JsonNode first = tokens(200, app.refresh(person.refresh()));
        app.clock().advance(Duration.ofMinutes(1));
        JsonNode again = tokens(200, app.refresh(person.refresh()));

        assertThat(refresh(again)).isEqualTo(refresh(first));
        assertThat(access(again)).isNotEqualTo(access(first));
        tokens(200, app.refresh(refresh(first)));
    }

    @Test
    void aLateRepetitionEndsTheSignIn() {
        JsonNode first = tokens(200, app.refresh(person.refresh()));
        app.clock().advance(Duration.ofSeconds(61));

        Expect.refused(app.refresh(person.refresh()), 401, REFUSED);

        assertEnded(first);
    }

    @Test
    void aRepetitionAfterTheSuccessorWasUsedEndsTheSignIn() {
        JsonNode first = tokens(200, app.refresh(person.refresh()));
        JsonNode second = tokens(200, app.refresh(refresh(first)));

        Expect.refused(app.refresh(person.refresh()), 401, REFUSED);

        assertEnded(second);
    }

    private void assertEnded(JsonNode last) {
        Expect.refused(app.refresh(refresh(last)), 401, REFUSED);
        Expect.notAuthenticated(app.profile(access(last)));
        Expect.notAuthenticated(app.profile(person.access()));
    }

    @Test
    void theTokenOfAnotherClientIsRefusedAndStaysGood() {
        app.client(app.tenant(), "other", Scopes.ALL);

        Answer other = app.form(
                "/latest/auth/token", "grant_type=refresh_token&refresh_token=" + person.refresh() + "&" + as("other"));

        Expect.refused(other, 401, REFUSED);
        tokens(200, app.refresh(person.refresh()));
    }

    @Test
    void whatIsNoRefreshTokenIsRefused() {
        Expect.refused(app.refresh(person.access()), 401, REFUSED);
        Expect.refused(app.refresh(person.refresh() + "x"), 401, REFUSED);
        Answer wrongClient = app.form(
                "/latest/auth/token",
                "grant_type=refresh_token&client_id=public-client-id&client_secret=nope&refresh_token="
                        + person.refresh());
        Expect.refused(wrongClient, 401, Expect.WRONG_CLIENT);
    }

    @Test
    void scopesMayBeNarrowedAndNeverWidened() {
        Person narrow = app.person("user:read user:update");

        JsonNode less = tokens(
                200,
                app.token("grant_type=refresh_token&scope=user%3Aread+user%3Afull&refresh_token=" + narrow.refresh()));
        JsonNode all = tokens(200, app.refresh(refresh(less)));

        assertThat(payload(access(less)).path("scope").asString()).isEqualTo("user:read");
        assertThat(payload(access(all)).path("scope").asString()).isEqualTo("user:read user:update");
    }

    // 38
    @Test
    void anAccessTokenIsGoodForHalfAnHour() {
        app.clock().advance(Duration.ofSeconds(1799));
        assertThat(app.isAlive(person.access())).isTrue();

        app.clock().advance(Duration.ofSeconds(1));

        Expect.notAuthenticated(app.profile(person.access()));
    }

    @Test
    void aRefreshTokenIsGoodForTenHours() {
        app.clock().advance(Duration.ofSeconds(35_999));
        JsonNode first = tokens(200, app.refresh(person.refresh()));
        app.clock().advance(Duration.ofHours(10));

        Expect.refused(app.refresh(refresh(first)), 401, REFUSED);
    }

    @Test
    void aSignInIsOverAfterThirtyDays() {
        String last = person.refresh();
        for (int hours = 9; hours < 30 * 24; hours += 9) {
            app.clock().advance(Duration.ofHours(9));
            last = refresh(tokens(200, app.refresh(last)));
        }
        assertThat(payload(last).path("exp").asLong()
                        - payload(person.refresh()).path("iat").asLong())
                .isEqualTo(Duration.ofDays(30).toSeconds());
        app.clock().advance(Duration.ofHours(9));

        Expect.refused(app.refresh(last), 401, REFUSED);
    }
}
