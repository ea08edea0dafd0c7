package dev.cardea.api.point;

import static dev.cardea.api.point.Expect.notValid;
import static dev.cardea.api.point.Expect.ok;
import static dev.cardea.api.point.Expect.user;
import static dev.cardea.api.point.PointFixture.ID1;
import static dev.cardea.api.point.PointFixture.P1;
import static dev.cardea.api.point.PointFixture.P2;
import static dev.cardea.api.point.PointFixture.STAGING;
import static dev.cardea.api.point.PointFixture.V1;
import static dev.cardea.api.point.PointFixture.V2;
import static dev.cardea.api.point.PointFixture.text;
import static dev.cardea.testing.TestServer.got;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.ApiKey;
import dev.cardea.flow.TenantRef;
import dev.cardea.testing.RawClient.Answer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole stories of customers: contract point.md §6.J.
class StoriesTest {

    @AutoClose
    private final PointFixture point;

    StoriesTest(@TempDir Path folder) {
        point = PointFixture.in(folder);
    }

    // J1
    @Test
    void aCustomerOfVersionOneRevokesWithTheTokenAsItWasReturned() {
        String id = text(point.ask("POST /users/n-1", "akA"), "id").replace("|", "%7C");
        String token = text(point.ask("POST /users/" + id + "/access_token", "akA"), "token");
        String bare = token.substring("Bearer ".length());

        Answer revoked = point.send(
                "DELETE /organizations/users/" + id + "/access_token/" + bare, STAGING, "Authorization: " + token);

        ok(revoked, "{}");
        assertThat(point.wasAlive(id, bare)).isFalse();
    }

    // J2
    @Test
    void aCustomerOfVersionTwoHandsOutARefreshToken() {
        Answer created = point.ask("POST /organizations/users/n-1", "akA");
        String id = text(created, "id").replace("|", "%7C");

        Answer minted = point.sendRaw("POST /organizations/users/" + id + "/access_token HTTP/1.1\r\n"
                + "Authorization: Bearer " + text(created, "token") + "\r\n"
                + "Content-Length: 0\r\n"
                + "Host: staging.sdk.point.test\r\n"
                + "Connection: Keep-Alive\r\n"
                + "Accept-Encoding: gzip\r\n"
                + "User-Agent: okhttp/4.9.3\r\n"
                + "\r\n");
        String token = text(minted, "token"); // with a "Bearer " of its own, before which the SDK puts another
        String inPath = token.replace(" ", "%20");
        Answer revoked = point.ask("DELETE /organizations/users/" + id + "/access_token/" + inPath, token);

        assertThat(created.status()).isEqualTo(200);
        assertThat(minted.status()).isEqualTo(200);
        ok(revoked, "{}");
    }

    // J3
    @Test
    void aCustomerMovesFromVersionOneToTwo() {
        String id = text(point.ask("POST /users/n-1", "akA"), "id");
        String user = "/organizations/users/" + id.replace("|", "%7C");

        String first = text(point.ask("GET /organizations/users/n-1", "akA"), "token");
        String access = point.minted(user, first);
        ok(point.ask("DELETE " + user + "/access_token/" + access, access), "{}");
        ok(point.ask("DELETE " + user + "/refresh_token", first), "{}");
        String second = text(point.ask("POST " + user + "/refresh_token", "akA"), "token");

        assertThat(point.minted(user, second)).isNotEqualTo(access);
        ok(point.ask("GET /organizations/users/n-1", "akA"), user(id, second));
    }

    // J4
    @Test
    void aThiefIsLockedOutByANewRefreshToken() {
        String stolen = point.at1();

        point.ask("POST " + V2 + P1 + "/refresh_token", "akA");

        notValid(point.ask("POST " + V2 + P1 + "/access_token", point.rt1));
        assertThat(point.wasAlive(P1, stolen)).isFalse();
    }

    // J5
    @Test
    void anAccessTokenLivesForOneDay() {
        String first = point.minted(V1 + P1, "akA");
        String second = point.minted(V1 + P1, "akA");

        point.server().clock.advance(Duration.ofSeconds(86_399));
        assertThat(point.wasAlive(P1, first)).isTrue();

        point.server().clock.advance(Duration.ofSeconds(2));
        assertThat(point.wasAlive(P1, second)).isFalse();
    }

    // §4.5: no skew on our own clock
    @Test
    void anAccessTokenIsDeadInItsLastSecond() {
        String token = point.minted(V1 + P1, "akA");

        point.server().clock.advance(Duration.ofDays(1));

        assertThat(point.wasAlive(P1, token)).isFalse();
    }

    // DESIGN.md §3, what dies when
    @Test
    void withABackendsKeyDieTheTokensItMade() {
        TenantRef tenant = PointFixture.A;
        ApiKey key = got(point.server().operations().importApiKey().run(tenant, "second", "ak2"))
                .key();
        String made = point.minted(V1 + P1, "ak2");
        String others = point.minted(V1 + P1, "akA");

        got(point.server().operations().revokeApiKey().run(key.id()));

        notValid(point.ask("POST /users/u-1", "ak2"));
        assertThat(point.wasAlive(P1, made)).isFalse();
        assertThat(point.wasAlive(P1, others)).isTrue();
        assertThat(point.opens(point.rt1)).isTrue();
    }

    // DESIGN.md §3, what dies when
    @Test
    void withAUserEverythingOfThatUserDies() {
        String fromRefresh = point.at1();
        String fromKey = point.minted(V1 + P1, "akA");

        got(point.server().operations().setUserActive().run(PointFixture.A, "u-1", false));

        notValid(point.ask("POST " + V2 + P1 + "/access_token", point.rt1));
        assertThat(point.wasAlive(P1, fromRefresh)).isFalse();
        assertThat(point.wasAlive(P1, fromKey)).isFalse();
        assertThat(point.wasAlive(P2, point.at2())).isTrue();

        got(point.server().operations().setUserActive().run(PointFixture.A, "u-1", true));

        notValid(point.ask("POST " + V2 + P1 + "/access_token", point.rt1));
        assertThat(point.wasAlive(P1, fromKey)).isFalse();
    }

    // DESIGN.md §3, keys rotate with overlap
    @Test
    void aNewSigningKeyKillsNoToken() {
        String before = point.at1();

        got(point.server().operations().rotateSigningKey().run(PointFixture.A));

        assertThat(point.wasAlive(P1, before)).isTrue();
        ok(point.ask("GET /organizations/users/u-1", "akA"), user(ID1, point.rt1));
        assertThat(point.wasAlive(P1, point.at1())).isTrue();
        assertThat(point.wasAlive(P1, Jwts.VALID)).isTrue();
    }
}
