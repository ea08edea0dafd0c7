package dev.cardea.api.point;

import static dev.cardea.api.point.Expect.ofAnother;
import static dev.cardea.api.point.Expect.refused;
import static dev.cardea.api.point.Expect.unkept;
import static dev.cardea.api.point.Expect.wrongKind;
import static dev.cardea.api.point.PointFixture.EMPTY;
import static dev.cardea.api.point.PointFixture.ID1;
import static dev.cardea.api.point.PointFixture.JSON;
import static dev.cardea.api.point.PointFixture.NOBODY;
import static dev.cardea.api.point.PointFixture.P1;
import static dev.cardea.api.point.PointFixture.P3;
import static dev.cardea.api.point.PointFixture.STAGING;
import static dev.cardea.api.point.PointFixture.V1;
import static dev.cardea.api.point.PointFixture.bearer;
import static dev.cardea.api.point.PointFixture.text;
import static dev.cardea.testing.TestServer.got;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.testing.RawClient.Answer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Access tokens on the path of version 1: contract point.md §6.D.
class MintV1Test {

    @AutoClose
    private final PointFixture point;

    MintV1Test(@TempDir Path folder) {
        point = PointFixture.in(folder);
    }

    // D1
    @Test
    void aBackendGetsATokenForOneDay() throws Exception {
        Answer answer = point.send("POST /users/" + P1 + "/access_token", STAGING, JSON, bearer("akA"), EMPTY);

        String token = text(answer, "token");
        unkept(answer, "{\"accessToken\":{\"token\":\"" + token + "\",\"expiresIn\":86400}}");
        assertThat(token).startsWith("Bearer " + Jwts.HEADER + ".");
        JsonNode claims = Jwts.claims(token.substring("Bearer ".length()));
        assertThat(claims.get("sub").asString()).isEqualTo(ID1);
        assertThat(claims.get("iat").isIntegralNumber()).isTrue();
        assertThat(claims.get("iat").asLong()).isEqualTo(1_700_000_000);
        assertThat(claims.get("exp").isIntegralNumber()).isTrue();
        assertThat(claims.get("exp").asLong()).isEqualTo(1_700_086_400);
    }

    // D2, D3, D4, D5
    @ParameterizedTest
    @ValueSource(
            strings = {
                "point|-oPHnYThG64UF_FB1_26l",
                "point%7c-oPHnYThG64UF_FB1_26l",
                "point%257C-oPHnYThG64UF_FB1_26l",
                "point%257c-oPHnYThG64UF_FB1_26l",
                "u-1"
            })
    void theUserMayBeNamedAsClientsInTheFieldDo(String id) throws Exception {
        JsonNode claims = Jwts.claims(point.minted(V1 + id, "akA"));

        assertThat(claims.get("sub").asString()).isEqualTo(ID1);
    }

    // D6
    @Test
    void twoTokensOfOneSecondAreTwo() throws Exception {
        String first = point.minted(V1 + P1, "akA");
        String second = point.minted(V1 + P1, "akA");

        assertThat(first).isNotEqualTo(second);
        assertThat(Jwts.claims(first).get("jti").asString())
                .matches("[A-Za-z0-9_-]{22,}") // at least 128 bits, §1.6
                .isNotEqualTo(Jwts.claims(second).get("jti").asString());
        assertThat(point.wasAlive(P1, first)).isTrue();
        assertThat(point.wasAlive(P1, second)).isTrue();
    }

    // D7, D8
    @Test
    void aUserOfAnotherOrganisationIsAsUnknownAsNobody() {
        Answer nobody = point.ask("POST /users/" + NOBODY + "/access_token", "akA");
        Answer another = point.ask("POST /users/" + P3 + "/access_token", "akA");

        refused(nobody, 404, "user_not_found");
        refused(another, 404, "user_not_found");
        assertThat(another.body()).isEqualTo(nobody.body());
    }

    // D9
    @Test
    void theUsersRefreshTokenMayDoItToo() throws Exception {
        Answer answer = point.send("POST /users/" + P1 + "/access_token", STAGING, bearer(point.rt1), EMPTY);

        String token = text(answer, "token");
        unkept(answer, "{\"accessToken\":{\"token\":\"" + token + "\",\"expiresIn\":86400}}");
        assertThat(Jwts.claims(token.substring("Bearer ".length())).get("sub").asString())
                .isEqualTo(ID1);
    }

    // D10
    @Test
    void theRefreshTokenOfAnotherMayNot() {
        ofAnother(point.send("POST /users/" + P1 + "/access_token", STAGING, bearer(point.rt2), EMPTY));
    }

    // D11
    @Test
    void anAccessTokenMakesNoOther() {
        String at1 = point.at1();

        wrongKind(point.send("POST /users/" + P1 + "/access_token", STAGING, bearer(at1), EMPTY));
    }

    // D12
    @Test
    void aTenantMayWantAnotherLifetime() throws Exception {
        got(point.server()
                .operations()
                .changePolicy()
                .run(PointFixture.A, policy -> policy.withAccessTokenLifetime(Duration.ofHours(1))));

        Answer answer = point.ask("POST /users/" + P1 + "/access_token", "akA");

        String token = text(answer, "token");
        JsonNode claims = Jwts.claims(token.substring("Bearer ".length()));
        unkept(answer, "{\"accessToken\":{\"token\":\"" + token + "\",\"expiresIn\":3600}}");
        assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isEqualTo(3600);
    }
}
