package dev.cardea.api.point;

import static dev.cardea.api.point.Expect.ok;
import static dev.cardea.api.point.Expect.refused;
import static dev.cardea.api.point.Expect.unkept;
import static dev.cardea.api.point.Expect.user;
import static dev.cardea.api.point.PointFixture.EMPTY;
import static dev.cardea.api.point.PointFixture.ID1;
import static dev.cardea.api.point.PointFixture.ID3;
import static dev.cardea.api.point.PointFixture.JSON;
import static dev.cardea.api.point.PointFixture.PRODUCTION;
import static dev.cardea.api.point.PointFixture.STAGING;
import static dev.cardea.api.point.PointFixture.bearer;
import static dev.cardea.api.point.PointFixture.inParallel;
import static dev.cardea.api.point.PointFixture.text;
import static dev.cardea.testing.TestServer.got;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.testing.RawClient.Answer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Creating users with version 1: contract point.md §6.A.
class CreateV1Test {

    @AutoClose
    private final PointFixture point;

    CreateV1Test(@TempDir Path folder) {
        point = PointFixture.in(folder);
    }

    // A1
    @Test
    void aNewUserHasAnIdAndAnEmptyProfile() {
        Answer created = point.send("POST /users/n-1", STAGING, JSON, bearer("akA"), EMPTY);

        assertThat(text(created, "id")).matches("point[|][A-Za-z0-9_-]{21}");
        unkept(created, user(text(created, "id")));
    }

    // A2
    @Test
    void creatingAgainAnswersTheSame() {
        unkept(point.send("POST /users/u-1", STAGING, JSON, bearer("akA"), EMPTY), user(ID1));
    }

    // A3
    @Test
    void neitherLengthNorTypeNorAcceptAreNeeded() {
        ok(point.send("POST /users/u-1", STAGING, bearer("akA")), user(ID1));
    }

    // A4, A5
    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"email\":\"a@b.c\",\"gender\":\"x\",\"id\":\"y\"}"})
    void whatTheBodySaysIsIgnored(String body) {
        ok(point.sendWith(body, "POST /users/u-1", STAGING, JSON, bearer("akA")), user(ID1));
    }

    // A4
    @Test
    void theTypeMayNameItsCharset() {
        String type = "Content-Type: Application/JSON; charset=utf-8";

        ok(point.sendWith("{}", "POST /users/u-1", STAGING, type, bearer("akA")), user(ID1));
    }

    // A6
    @Test
    void aBodyOfAnotherTypeIsRefused() {
        Answer answer = point.sendWith("hi", "POST /users/u-1", STAGING, "Content-Type: text/plain", bearer("akA"));

        refused(answer, 415, "unsupported_media_type");
        assertThat(answer.header("Accept")).contains("application/json");
    }

    // A7
    @Test
    void theTypeOfAnEmptyBodyIsIrrelevant() {
        ok(point.send("POST /users/u-1", STAGING, "Content-Type: text/plain", bearer("akA"), EMPTY), user(ID1));
    }

    // A8
    @ParameterizedTest
    @ValueSource(strings = {"{", "{} {}", "{\"a\":}", "hi", " ", "{'a':1}", "[1,]"})
    void aMalformedBodyIsRefused(String body) {
        refused(point.sendWith(body, "POST /users/u-1", STAGING, JSON, bearer("akA")), 400, "invalid_request");
    }

    // A9
    @Test
    void theTargetMayBeAbsolute() {
        ok(point.send("POST http://staging.sdk.point.test/users/u-1", STAGING, bearer("akA"), EMPTY), user(ID1));
    }

    // RFC 9112 §3.2.2: then its host is the one that counts
    @Test
    void theHostOfAnAbsoluteTargetCounts() {
        ok(point.send("POST http://staging.sdk.point.test/users/u-1", PRODUCTION, bearer("akA"), EMPTY), user(ID1));
    }

    // A10, A11
    @ParameterizedTest
    @ValueSource(
            strings = {
                "authorization: bearer akA",
                "Authorization: Bearer Bearer akA",
                "Authorization:BEARER   bearer  Bearer akA  "
            })
    void theSchemeMayBeInAnyCaseAndTwice(String authorization) {
        ok(point.send("POST /users/u-1", STAGING, authorization, EMPTY), user(ID1));
    }

    // A12
    @Test
    void parallelCreationsMakeOneUser() throws Exception {
        List<Answer> answers = inParallel(20, () -> point.ask("POST /users/n-2", "akA"));

        String id = text(point.ask("GET /organizations/users/n-2", "akA"), "id");
        assertThat(answers).hasSize(20).allSatisfy(answer -> ok(answer, user(id)));
    }

    // A13
    @Test
    void theSameIdMeansAnotherUserInAnotherOrganisation() {
        ok(point.send("POST /users/u-1", STAGING, bearer("akB"), EMPTY), user(ID3));
    }

    // A14
    @Test
    void theSameIdMeansAnotherUserInAnotherEnvironment() {
        Answer created = point.send("POST /users/u-1", PRODUCTION, bearer("akAp"), EMPTY);

        ok(created, user(text(created, "id")));
        assertThat(text(created, "id")).isNotEqualTo(ID1);
    }

    // A15
    @Test
    void whoAcceptsOnlyHtmlGetsJsonAllTheSame() {
        ok(
                point.send(
                        "POST /users/u-1",
                        STAGING,
                        "Content-Type: application/json",
                        "Accept: text/html",
                        bearer("akA"),
                        EMPTY),
                user(ID1));
    }

    // A16
    @Test
    void aTenantMayWantRepetitionsRefused() {
        got(point.server().operations().changePolicy().run(PointFixture.A, policy -> policy.withRefuseExisting(true)));

        refused(point.ask("POST /users/u-1", "akA"), 409, "user_exists");
        assertThat(point.ask("POST /users/n-1", "akA").status()).isEqualTo(200);
        assertThat(point.ask("POST /users/u-1", "akB").status()).isEqualTo(200);
    }
}
