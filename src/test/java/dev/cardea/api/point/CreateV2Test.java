package dev.cardea.api.point;

import static dev.cardea.api.point.Expect.allowed;
import static dev.cardea.api.point.Expect.ok;
import static dev.cardea.api.point.Expect.refused;
import static dev.cardea.api.point.Expect.unkept;
import static dev.cardea.api.point.Expect.user;
import static dev.cardea.api.point.Expect.wrongKind;
import static dev.cardea.api.point.PointFixture.EMPTY;
import static dev.cardea.api.point.PointFixture.ID1;
import static dev.cardea.api.point.PointFixture.JSON;
import static dev.cardea.api.point.PointFixture.P1;
import static dev.cardea.api.point.PointFixture.STAGING;
import static dev.cardea.api.point.PointFixture.bearer;
import static dev.cardea.api.point.PointFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.testing.RawClient.Answer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Creating and reading users with version 2: contract point.md §6.B.
class CreateV2Test {

    @AutoClose
    private final PointFixture point;

    CreateV2Test(@TempDir Path folder) {
        point = PointFixture.in(folder);
    }

    // B1
    @Test
    void aNewUserIsShownWithItsRefreshToken() {
        Answer created = point.send("POST /organizations/users/n-3", STAGING, JSON, bearer("akA"), EMPTY);

        assertThat(text(created, "id")).matches("point[|][A-Za-z0-9_-]{21}");
        assertThat(text(created, "token")).matches("[A-Za-z0-9_-]{32,128}");
        unkept(created, user(text(created, "id"), text(created, "token")));
    }

    // B2
    @Test
    void creatingAgainAnswersTheSameAndLeavesTheRefreshTokenAlone() {
        unkept(point.send("POST /organizations/users/u-1", STAGING, bearer("akA"), EMPTY), user(ID1, point.rt1));
        assertThat(point.opens(point.rt1)).isTrue();
    }

    // B3
    @Test
    void aUserOfVersionOneHasARefreshTokenToo() {
        String id = text(point.ask("POST /users/n-1", "akA"), "id");

        Answer read = point.send("GET /organizations/users/n-1", STAGING, JSON, bearer("akA"));

        unkept(read, user(id, text(read, "token")));
        assertThat(text(read, "token")).isNotEmpty();
    }

    // B4
    @Test
    void aUserOfVersionTwoIsTheSameInVersionOne() {
        String id = text(point.ask("POST /organizations/users/n-3", "akA"), "id");

        ok(point.send("POST /users/n-3", STAGING, bearer("akA"), EMPTY), user(id));
    }

    // B5
    @Test
    void readingTwiceAnswersTheSame() {
        unkept(point.send("GET /organizations/users/u-1", STAGING, bearer("akA")), user(ID1, point.rt1));
        unkept(point.send("GET /organizations/users/u-1", STAGING, bearer("akA")), user(ID1, point.rt1));
    }

    // B6
    @Test
    void aUserMayAlsoBeReadByItsPointId() {
        for (String id : List.of(P1, ID1, P1.replace("%7C", "%7c"), P1.replace("%7C", "%257C"))) {
            unkept(point.send("GET /organizations/users/" + id, STAGING, bearer("akA")), user(ID1, point.rt1));
        }
    }

    // B7, B8
    @Test
    void aUserOfAnotherOrganisationIsAsUnknownAsNobody() {
        Answer nobody = point.ask("GET /organizations/users/nobody", "akA");
        Answer another = point.ask("GET /organizations/users/u-2", "akB");

        refused(nobody, 404, "user_not_found");
        refused(another, 404, "user_not_found");
        assertThat(another.body()).isEqualTo(nobody.body());
    }

    // B9
    @Test
    void onlyABackendMayReadUsers() {
        wrongKind(point.ask("GET /organizations/users/u-1", point.rt1));
    }

    // B10
    @Test
    void headAnswersWithoutContent() {
        Answer head = point.send("HEAD /organizations/users/u-1", STAGING, bearer("akA"));

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("Cache-Control")).contains("no-store");
    }

    // B11
    @Test
    void versionOneReadsNoUsers() {
        Answer answer = point.ask("GET /users/u-1", "akA");

        refused(answer, 405, "method_not_allowed");
        assertThat(allowed(answer)).contains("POST").isSubsetOf("POST", "OPTIONS");
    }

    // §4.6
    @Test
    void onlyABackendMayCreateUsers() {
        String at1 = point.at1();

        wrongKind(point.ask("POST /organizations/users/n-1", point.rt1));
        wrongKind(point.ask("POST /users/n-1", point.rt1));
        wrongKind(point.ask("POST /organizations/users/n-1", at1));
        wrongKind(point.ask("POST /users/n-1", at1));
        refused(point.ask("GET /organizations/users/n-1", "akA"), 404, "user_not_found");
    }
}
