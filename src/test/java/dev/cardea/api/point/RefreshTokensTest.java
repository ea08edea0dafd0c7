package dev.cardea.api.point;

import static dev.cardea.api.point.Expect.notValid;
import static dev.cardea.api.point.Expect.ofAnother;
import static dev.cardea.api.point.Expect.ok;
import static dev.cardea.api.point.Expect.refused;
import static dev.cardea.api.point.Expect.unkept;
import static dev.cardea.api.point.Expect.user;
import static dev.cardea.api.point.Expect.userWithoutRefresh;
import static dev.cardea.api.point.Expect.wrongKind;
import static dev.cardea.api.point.PointFixture.EMPTY;
import static dev.cardea.api.point.PointFixture.ID1;
import static dev.cardea.api.point.PointFixture.ID2;
import static dev.cardea.api.point.PointFixture.JSON;
import static dev.cardea.api.point.PointFixture.NOBODY;
import static dev.cardea.api.point.PointFixture.P1;
import static dev.cardea.api.point.PointFixture.P2;
import static dev.cardea.api.point.PointFixture.P3;
import static dev.cardea.api.point.PointFixture.STAGING;
import static dev.cardea.api.point.PointFixture.V1;
import static dev.cardea.api.point.PointFixture.V2;
import static dev.cardea.api.point.PointFixture.bearer;
import static dev.cardea.api.point.PointFixture.inParallel;
import static dev.cardea.api.point.PointFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.testing.RawClient.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Making and revoking refresh tokens: contract point.md §6.G and §4.4.
class RefreshTokensTest {

    private static final String REFRESH = "/organizations/users/" + P1 + "/refresh_token";
    private static final String GET = "GET /organizations/users/u-1";

    @AutoClose
    private final PointFixture point;

    RefreshTokensTest(@TempDir Path folder) {
        point = PointFixture.in(folder);
    }

    // G1
    @Test
    void aBackendGetsANewOne() {
        Answer answer = point.send("POST " + REFRESH, STAGING, JSON, bearer("akA"), EMPTY);

        String token = text(answer, "token");
        unkept(answer, "{\"refreshToken\":{\"token\":\"" + token + "\"}}");
        assertThat(token).matches("[A-Za-z0-9_-]{32,128}").isNotEqualTo(point.rt1);
    }

    // G2, G3
    @Test
    void theNewOneTakesTheOldOnesPlaceAtOnce() {
        String renewed = text(point.ask("POST " + REFRESH, "akA"), "token");

        notValid(point.ask("POST " + V2 + P1 + "/access_token", point.rt1));
        assertThat(point.opens(renewed)).isTrue();
        unkept(point.ask(GET, "akA"), user(ID1, renewed));
    }

    // G4
    @Test
    void theAccessTokensMadeFromTheOldOneDieAndTheBackendsLive() {
        String fromRefresh = point.minted(V2 + P1, point.rt1);
        String fromRefreshInVersionOne = point.minted(V1 + P1, point.rt1);
        String fromKey = point.minted(V1 + P1, "akA");

        point.ask("POST " + REFRESH, "akA");

        assertThat(point.wasAlive(P1, fromRefresh)).isFalse();
        assertThat(point.wasAlive(P1, fromRefreshInVersionOne)).isFalse();
        assertThat(point.wasAlive(P1, fromKey)).isTrue();
    }

    // G5
    @Test
    void aRefreshTokenDoesNotRenewItself() {
        wrongKind(point.ask("POST " + REFRESH, point.rt1));
        wrongKind(point.ask("POST " + REFRESH, point.at1()));
        assertThat(point.opens(point.rt1)).isTrue();
    }

    // G6
    @Test
    void versionOneHasNoRefreshTokens() {
        refused(point.ask("POST /users/" + P1 + "/refresh_token", "akA"), 404, "not_found");
        refused(point.ask("DELETE /users/" + P1 + "/refresh_token", point.rt1), 404, "not_found");
    }

    // G7, G8
    @Test
    void aRefreshTokenEndsItselfOnce() {
        ok(point.send("DELETE " + REFRESH, STAGING, JSON, bearer(point.rt1)), "{}");
        notValid(point.send("DELETE " + REFRESH, STAGING, JSON, bearer(point.rt1)));
    }

    // G9, G10
    @Test
    void afterwardsTheUserHasNoneAndNoneComesBack() {
        point.ask("DELETE " + REFRESH, point.rt1);

        ok(point.ask(GET, "akA"), userWithoutRefresh(ID1));
        ok(point.ask("POST /organizations/users/u-1", "akA"), userWithoutRefresh(ID1));
        ok(point.ask("POST /users/u-1", "akA"), user(ID1));
        ok(point.ask(GET, "akA"), userWithoutRefresh(ID1));
    }

    // G11
    @Test
    void aBackendGivesANewOneAfterwards() {
        point.ask("DELETE " + REFRESH, point.rt1);

        String renewed = text(point.ask("POST " + REFRESH, "akA"), "token");

        unkept(point.ask(GET, "akA"), user(ID1, renewed));
        assertThat(renewed).isNotEqualTo(point.rt1);
        assertThat(point.opens(renewed)).isTrue();
        assertThat(point.opens(point.rt1)).isFalse();
    }

    // G12
    @Test
    void theAccessTokensMadeFromItDieWithIt() {
        String fromRefresh = point.minted(V2 + P1, point.rt1);
        String fromKey = point.minted(V1 + P1, "akA");

        point.ask("DELETE " + REFRESH, point.rt1);

        assertThat(point.wasAlive(P1, fromRefresh)).isFalse();
        assertThat(point.wasAlive(P1, fromKey)).isTrue();
    }

    // G13
    @Test
    void theRefreshTokenOfAnotherEndsNothing() {
        ofAnother(point.ask("DELETE " + REFRESH, point.rt2));

        assertThat(point.opens(point.rt1)).isTrue();
        unkept(point.ask("GET /organizations/users/u-2", "akA"), user(ID2, point.rt2));
        assertThat(point.ask("POST " + V2 + P2 + "/access_token", point.rt2).status())
                .isEqualTo(200);
    }

    // G14
    @Test
    void onlyTheRefreshTokenItselfMay() {
        wrongKind(point.ask("DELETE " + REFRESH, "akA"));
        wrongKind(point.ask("DELETE " + REFRESH, point.at1()));
        assertThat(point.opens(point.rt1)).isTrue();
    }

    // G15
    @Test
    void ofParallelRenewalsOneIsTheLast() throws Exception {
        List<Answer> answers = inParallel(10, () -> point.ask("POST " + REFRESH, "akA"));

        assertThat(answers).hasSize(10).allMatch(answer -> answer.status() == 200);
        List<String> working = answers.stream()
                .map(answer -> text(answer, "token"))
                .filter(point::opens)
                .toList();
        assertThat(working).hasSize(1);
        unkept(point.ask(GET, "akA"), user(ID1, working.getFirst()));
    }

    // G16
    @Test
    void aBackendRenewsNothingOfAnotherOrganisation() {
        Answer another = point.ask("POST " + V2 + P3 + "/refresh_token", "akA");

        refused(another, 404, "user_not_found");
        assertThat(another.body())
                .isEqualTo(point.ask("POST " + V2 + NOBODY + "/refresh_token", "akA")
                        .body());
        assertThat(point.ask("POST " + V2 + P3 + "/access_token", point.rt3).status())
                .isEqualTo(200);
    }

    // §4.4: it never expires
    @Test
    void aRefreshTokenOutlivesTheYears() {
        point.server().clock.advance(Duration.ofDays(3_650));

        assertThat(point.opens(point.rt1)).isTrue();
    }

    // §4.4: what was revoked stays so
    @Test
    void bothStayAsTheyAreAfterARestart() {
        point.ask("DELETE " + REFRESH, point.rt1);

        point.restart();

        assertThat(point.opens(point.rt1)).isFalse();
        unkept(point.ask("GET /organizations/users/u-2", "akA"), user(ID2, point.rt2));
    }
}
