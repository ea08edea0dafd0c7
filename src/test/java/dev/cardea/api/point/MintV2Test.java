package dev.cardea.api.point;

import static dev.cardea.api.point.Expect.notValid;
import static dev.cardea.api.point.Expect.ofAnother;
import static dev.cardea.api.point.Expect.unkept;
import static dev.cardea.api.point.Expect.wrongKind;
import static dev.cardea.api.point.PointFixture.EMPTY;
import static dev.cardea.api.point.PointFixture.ID1;
import static dev.cardea.api.point.PointFixture.JSON;
import static dev.cardea.api.point.PointFixture.NOBODY;
import static dev.cardea.api.point.PointFixture.P1;
import static dev.cardea.api.point.PointFixture.P2;
import static dev.cardea.api.point.PointFixture.PRODUCTION;
import static dev.cardea.api.point.PointFixture.STAGING;
import static dev.cardea.api.point.PointFixture.V2;
import static dev.cardea.api.point.PointFixture.bearer;
import static dev.cardea.api.point.PointFixture.inParallel;
import static dev.cardea.api.point.PointFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.testing.RawClient.Answer;
import dev.cardea.testing.TestServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Access tokens on the path of version 2: contract point.md §6.E.
class MintV2Test {

    private static final String MINT = "POST /organizations/users/" + P1 + "/access_token";

    @AutoClose
    private final PointFixture point;

    MintV2Test(@TempDir Path folder) {
        point = PointFixture.in(folder);
    }

    // E1
    @Test
    void theAndroidSdkGetsItsToken() throws Exception {
        Answer answer =
                point.sendRaw("POST /organizations/users/point%7C-oPHnYThG64UF_FB1_26l/access_token HTTP/1.1\r\n"
                        + "Authorization: Bearer " + point.rt1 + "\r\n"
                        + "Content-Length: 0\r\n"
                        + "Host: staging.sdk.point.test\r\n"
                        + "Connection: Keep-Alive\r\n"
                        + "Accept-Encoding: gzip\r\n"
                        + "User-Agent: okhttp/4.9.3\r\n"
                        + "\r\n");

        isTokenOfU1(answer);
    }

    // E2
    @Test
    void theUsersRefreshTokenMakesAccessTokens() throws Exception {
        isTokenOfU1(point.send(MINT, STAGING, JSON, bearer(point.rt1), EMPTY));
    }

    // E3
    @Test
    void theSchemeMayStandTwice() throws Exception {
        isTokenOfU1(point.send(MINT, STAGING, "Authorization: Bearer Bearer " + point.rt1, EMPTY));
    }

    // E4
    @Test
    void aBackendUsesVersionOneForThat() {
        wrongKind(point.ask(MINT, "akA"));
    }

    // §4.6
    @Test
    void anAccessTokenMakesNoOther() {
        wrongKind(point.ask(MINT, point.at1()));
    }

    // E5, E6
    @Test
    void theRefreshTokenOfAnotherMayNotAndLearnsNothing() {
        Answer another = point.ask("POST " + V2 + P2 + "/access_token", point.rt1);
        Answer nobody = point.ask("POST " + V2 + NOBODY + "/access_token", point.rt1);

        ofAnother(another);
        ofAnother(nobody);
        assertThat(nobody.body()).isEqualTo(another.body()).doesNotContain("accessToken");
    }

    // E7
    @Test
    void aRevokedRefreshTokenIsNotValid() {
        point.ask("DELETE " + V2 + P1 + "/refresh_token", point.rt1);

        notValid(point.ask(MINT, point.rt1));
    }

    // E8
    @Test
    void aRefreshTokenIsUnknownInAnotherEnvironment() {
        notValid(point.send(MINT, PRODUCTION, JSON, bearer(point.rt1), EMPTY));
    }

    // E9
    @Test
    void usingARefreshTokenDoesNotRotateIt() throws Exception {
        isTokenOfU1(point.ask(MINT, point.rt1));
        isTokenOfU1(point.ask(MINT, point.rt1));
    }

    // E10, E11
    @ParameterizedTest
    @ValueSource(strings = {"point|-oPHnYThG64UF_FB1_26l", "point%257C-oPHnYThG64UF_FB1_26l", "u-1"})
    void theUserMayBeNamedAsClientsInTheFieldDo(String id) throws Exception {
        isTokenOfU1(point.ask("POST " + V2 + id + "/access_token", point.rt1));
    }

    // §4.1: an organisation's id is read inside the organisation of the credential only
    @Test
    void theSameIdMeansAnotherUserInAnotherOrganisation() throws Exception {
        assertThat(Jwts.claims(point.minted(V2 + "u-1", point.rt3)).get("sub").asString())
                .isEqualTo(PointFixture.ID3);
    }

    // E12: a passing 429 would log a device out for good (§2.3)
    @Test
    void validRefreshTokensAreNotLimited(@TempDir Path another) throws Exception {
        try (PointFixture strict =
                PointFixture.in(another, TestServer.shaped(another).failuresPerMinute(1))) {
            strict.ask("POST /users/u-1", "nope");
            strict.ask("POST /users/u-1", "nope");

            List<Answer> answers = inParallel(200, () -> strict.ask(MINT, strict.rt1));

            assertThat(answers).hasSize(200).allMatch(answer -> answer.status() == 200);
        }
    }

    private static void isTokenOfU1(Answer answer) throws Exception {
        String token = text(answer, "token");
        unkept(answer, "{\"accessToken\":{\"token\":\"" + token + "\",\"expiresIn\":86400}}");
        assertThat(token).startsWith("Bearer " + Jwts.HEADER + ".");
        assertThat(Jwts.claims(token.substring("Bearer ".length())).get("sub").asString())
                .isEqualTo(ID1);
    }
}
