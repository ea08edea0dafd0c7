package dev.cardea.api.point;

import static dev.cardea.api.point.Expect.notValid;
import static dev.cardea.api.point.Expect.ofAnother;
import static dev.cardea.api.point.Expect.ok;
import static dev.cardea.api.point.Expect.refused;
import static dev.cardea.api.point.Expect.wrongKind;
import static dev.cardea.api.point.PointFixture.JSON;
import static dev.cardea.api.point.PointFixture.NOBODY;
import static dev.cardea.api.point.PointFixture.P1;
import static dev.cardea.api.point.PointFixture.P2;
import static dev.cardea.api.point.PointFixture.P3;
import static dev.cardea.api.point.PointFixture.STAGING;
import static dev.cardea.api.point.PointFixture.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.testing.RawClient.Answer;
import dev.cardea.testing.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Revoking access tokens with version 1: contract point.md §6.F and §4.7.
class RevokeAccessTest {

    @AutoClose
    private final PointFixture point;

    RevokeAccessTest(@TempDir Path folder) {
        point = PointFixture.in(folder);
    }

    // F1, F2
    @Test
    void aBackendRevokesATokenAsOftenAsItLikes() {
        String at1 = point.at1();

        ok(point.send("DELETE /users/" + P1 + "/access_token/" + at1, STAGING, JSON, bearer("akA")), "{}");
        ok(point.send("DELETE /users/" + P1 + "/access_token/" + at1, STAGING, JSON, bearer("akA")), "{}");
        assertThat(point.wasAlive(P1, at1)).isFalse();
    }

    // F3, F4
    @Test
    void theTokenMayStandThereAsItWasReturned() {
        for (String word : List.of("Bearer%20", "Bearer+", "bearer%20", "Bearer%20Bearer%20")) {
            String at1 = point.at1();

            ok(revoke(P1, word + at1, "akA"), "{}");
            assertThat(point.wasAlive(P1, at1)).as(word).isFalse();
        }
    }

    // F5
    @Test
    void whatIsNoLivingTokenNeedsNoRevoking() {
        for (String token : List.of(Jwts.EXPIRED, Jwts.WRONGKEY, Jwts.NONE, Jwts.SAMPLE, "abc")) {
            ok(revoke(P1, token, "akA"), "{}");
            ok(revoke(P1, token, point.rt1), "{}");
        }
    }

    // F6
    @Test
    void theTokenOfAnotherUserIsNotFoundAndLives() {
        String at2 = point.at2();

        refused(revoke(P1, at2, "akA"), 404, "token_not_found");
        assertThat(point.wasAlive(P2, at2)).isTrue();
    }

    // F7
    @Test
    void anUnknownUserIsNotFoundAndTheTokenLives() {
        String at1 = point.at1();

        refused(revoke(NOBODY, at1, "akA"), 404, "user_not_found");
        assertThat(point.wasAlive(P1, at1)).isTrue();
    }

    // §4.9: another organisation's user is as unknown, and its token lives
    @Test
    void aBackendRevokesNothingOfAnotherOrganisation() {
        String at1 = point.at1();

        refused(revoke(P1, at1, "akB"), 404, "user_not_found");
        refused(revoke(P3, at1, "akA"), 404, "user_not_found");
        assertThat(point.wasAlive(P1, at1)).isTrue();
    }

    // F15
    @Test
    void revokingOneTokenLeavesTheOthers() {
        String at1 = point.at1();
        String at1b = point.at1();

        ok(revoke(P1, at1, "akA"), "{}");

        assertThat(point.wasAlive(P1, at1b)).isTrue();
        assertThat(point.opens(point.rt1)).isTrue();
    }

    // §4.5: any number may live, and any number may be dead
    @Test
    void eachOfManyTokensDiesAlone() {
        List<String> tokens = Stream.generate(point::at1).limit(100).toList();
        List<String> dead = tokens.subList(0, 80);

        dead.forEach(token -> ok(revoke(P1, token, "akA"), "{}"));
        point.restart();

        assertThat(dead).noneMatch(token -> point.wasAlive(P1, token));
        assertThat(tokens.subList(80, 100)).allMatch(token -> point.wasAlive(P1, token));
    }

    // F16
    @Test
    void theUsersRefreshTokenMayRevokeToo() {
        String at1 = point.at1();

        ok(revoke(P1, at1, point.rt1), "{}");
        assertThat(point.wasAlive(P1, at1)).isFalse();
    }

    // §4.6
    @Test
    void neitherAnotherUserNorAnAccessTokenMay() {
        String at1 = point.at1();

        ofAnother(revoke(P1, at1, point.rt2));
        wrongKind(revoke(P1, at1, at1));
        assertThat(point.wasAlive(P1, at1)).isTrue();
    }

    // F19
    @Test
    void withoutATokenThereIsNothingToDelete() {
        Answer answer = point.ask("DELETE /users/" + P1 + "/access_token", "akA");

        refused(answer, 405, "method_not_allowed");
        assertThat(answer.header("Allow")).contains("POST");
    }

    // F20
    @Test
    void aRevokedTokenStaysDeadAfterARestart() {
        String dead = point.at1();
        String alive = point.at1();
        ok(revoke(P1, dead, "akA"), "{}");

        point.restart();

        assertThat(point.wasAlive(P1, dead)).isFalse();
        assertThat(point.wasAlive(P1, alive)).isTrue();
    }

    // §4.7: an imported token has no row here, and is ended all the same
    @Test
    void aTokenFromElsewhereCanBeRevoked() {
        ok(revoke(P1, Jwts.VALID, "akA"), "{}");

        assertThat(point.wasAlive(P1, Jwts.VALID)).isFalse();
    }

    // §4.8
    @Test
    void aBodyIsIgnored() {
        String at1 = point.at1();

        ok(point.sendWith("hi", "DELETE /users/" + P1 + "/access_token/" + at1, STAGING, bearer("akA")), "{}");
        assertThat(point.wasAlive(P1, at1)).isFalse();
    }

    // §4.8
    @Test
    void anOperatorMayWantNoContent(@TempDir Path another) {
        try (PointFixture terse =
                PointFixture.in(another, TestServer.shaped(another).deleteStatus(204))) {
            String at1 = terse.at1();

            Answer byBackend = terse.ask("DELETE /users/" + P1 + "/access_token/" + terse.at1(), "akA");
            Answer byHolder = terse.ask("DELETE /organizations/users/" + P1 + "/access_token/" + at1, at1);
            Answer refresh = terse.ask("DELETE /organizations/users/" + P1 + "/refresh_token", terse.rt1);

            assertThat(List.of(byBackend, byHolder, refresh))
                    .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(204))
                    .allSatisfy(answer -> assertThat(answer.body()).isEmpty());
            notValid(terse.ask("DELETE /organizations/users/" + P1 + "/refresh_token", terse.rt1));
        }
    }

    private Answer revoke(String id, String token, String credential) {
        return point.ask("DELETE /users/" + id + "/access_token/" + token, credential);
    }
}
