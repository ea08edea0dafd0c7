package dev.cardea.api.point;

import static dev.cardea.api.point.Expect.ok;
import static dev.cardea.api.point.Expect.refused;
import static dev.cardea.api.point.Expect.user;
import static dev.cardea.api.point.PointFixture.ID1;
import static dev.cardea.api.point.PointFixture.P1;
import static dev.cardea.api.point.PointFixture.text;
import static dev.cardea.testing.TestServer.got;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.testing.RawClient.Answer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which ids an organisation may give: contract point.md §6.C and §4.2.
class IdsTest {

    @AutoClose
    private final PointFixture point;

    IdsTest(@TempDir Path folder) {
        point = PointFixture.in(folder);
    }

    // C1, C2
    @Test
    void anAddressIsNoIdAndNothingIsStored() {
        allRefused("invalid_user_id", "/users/anna%40example.org", "/organizations/users/anna@example.org");

        allowEmailLikeIds();
        refused(point.ask("GET /organizations/users/anna@example.org", "akA"), 404, "user_not_found");
    }

    // C3
    @Test
    void aTenantMayAllowAddresses() {
        allowEmailLikeIds();

        Answer created = point.ask("POST /users/anna%40example.org", "akA");

        ok(created, user(text(created, "id")));
    }

    // C4
    @Test
    void charactersThatProxiesReadDifferentlyAreRefused() {
        allRefused("invalid_user_id", "/users/a%20b", "/users/a%09b", "/users/a%5Cb", "/users/a%3Fb", "/users/a%23b");
        allRefused("invalid_user_id", "/users/a%25b", "/users/a%3Bb", "/users/a%22b", "/users/a*b");
    }

    /// What PostgreSQL cannot keep is refused before it is asked.
    @Test
    void nullCharactersAreRefused() {
        allRefused("invalid_user_id", "/users/a%00b", "/users/%00", "/organizations/users/a%00b");
    }

    // C5
    @Test
    void anEncodedSlashNeverCutsAnId() {
        refused(point.ask("POST /users/a%2Fb", "akA"), 400, "[a-z_]+");
        refused(point.ask("GET /organizations/users/a", "akA"), 404, "user_not_found");
    }

    // C6
    @Test
    void whatIsNotAsciiTextIsRefused() {
        allRefused("[a-z_]+", "/users/a%00b", "/users/a%ZZ", "/users/%C3%BC", "/users/%FF");
    }

    // C7
    @Test
    void anIdHasUpToTwoHundredAndFiftyFiveCharacters() {
        assertThat(point.ask("POST /users/" + "a".repeat(255), "akA").status()).isEqualTo(200);
        refused(point.ask("POST /users/" + "a".repeat(256), "akA"), 400, "invalid_user_id");
    }

    // §4.2
    @Test
    void everyOtherCharacterOfTheListIsFine() {
        for (String id : List.of("Az09-._~", "a:b", "a|b", "a=b", "a+b", "a,b", "a@b", "@", "...", "pointless|x")) {
            Answer created = point.ask("POST /users/" + id, "akA");

            ok(created, user(text(created, "id")));
        }
    }

    // C8
    @Test
    void theNameSpaceOfPointIsNotTheOrganisations() {
        allRefused("invalid_user_id", "/users/point%7Cabc", "/organizations/users/POINT%7Cabc", "/users/point%257Cabc");
    }

    // C8, with an id that there is (§4.1)
    @Test
    void aUserIsNotCreatedByItsPointId() {
        allRefused("invalid_user_id", "/users/" + P1, "/organizations/users/" + P1);
    }

    // C9
    @Test
    void dotsLeadNowhere() {
        for (String path : List.of("/users/%2e%2e", "/users/..", "/users/.", "/organizations/users/..", "/users/%2E")) {
            assertThat(point.ask("POST " + path, "akA").status()).as(path).isIn(400, 404);
        }
    }

    // C10
    @Test
    void lettersHaveTheirCase() {
        Answer created = point.ask("POST /users/U-1", "akA");

        ok(created, user(text(created, "id")));
        assertThat(text(created, "id")).isNotEqualTo(ID1);
    }

    // C11
    @Test
    void whatFollowsASemicolonBelongsToTheId() {
        refused(point.ask("POST /users/u-1;x=y", "akA"), 400, "invalid_user_id");
    }

    // C12
    @Test
    void anIdIsDecodedOnce() {
        ok(point.ask("POST /users/u%2D1", "akA"), user(ID1));
        refused(point.ask("POST /users/u%252D1", "akA"), 400, "invalid_user_id");
    }

    // C13
    @Test
    void withoutAnIdThereIsNothing() {
        for (String path : List.of("/users/", "/users//access_token", "/organizations/users/", "/users//")) {
            assertThat(point.ask("POST " + path, "akA").status()).as(path).isIn(400, 404);
        }
    }

    private void allRefused(String code, String... paths) {
        for (String path : paths) {
            refused(point.ask("POST " + path, "akA"), 400, code);
        }
    }

    private void allowEmailLikeIds() {
        got(point.server().operations().changePolicy().run(PointFixture.A, policy -> policy.withEmailLikeIds(true)));
    }
}
