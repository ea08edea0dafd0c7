package dev.cardea.api.point;

import static dev.cardea.api.point.Expect.notValid;
import static dev.cardea.api.point.Expect.ofAnother;
import static dev.cardea.api.point.Expect.ok;
import static dev.cardea.api.point.Expect.refused;
import static dev.cardea.api.point.Expect.wrongKind;
import static dev.cardea.api.point.PointFixture.ID1;
import static dev.cardea.api.point.PointFixture.NOBODY;
import static dev.cardea.api.point.PointFixture.P1;
import static dev.cardea.api.point.PointFixture.P2;
import static dev.cardea.api.point.PointFixture.P3;
import static dev.cardea.api.point.PointFixture.PRODUCTION;
import static dev.cardea.api.point.PointFixture.V1;
import static dev.cardea.api.point.PointFixture.V2;
import static dev.cardea.api.point.PointFixture.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.testing.RawClient.Answer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Revoking access tokens with version 2, by who holds one: contract point.md §6.F and §4.7.
class RevokeOwnAccessTest {

    @AutoClose
    private final PointFixture point;

    RevokeOwnAccessTest(@TempDir Path folder) {
        point = PointFixture.in(folder);
    }

    // F8, F9
    @Test
    void aTokenEndsItselfOnce() {
        String at1 = point.at1();

        ok(revoke(P1, at1, at1), "{}");
        notValid(revoke(P1, at1, at1));
    }

    // F10
    @Test
    void theTokenMayBeSentAsItWasReturned() {
        String at1 = point.at1();

        ok(revoke(P1, "Bearer%20" + at1, "Bearer " + at1), "{}");
        assertThat(point.wasAlive(P1, at1)).isFalse();
    }

    // F11
    @Test
    void aTokenEndsAnotherOfTheSameUser() {
        String at1 = point.at1();
        String at1b = point.at1();

        ok(revoke(P1, at1b, at1), "{}");

        assertThat(point.wasAlive(P1, at1b)).isFalse();
        assertThat(point.wasAlive(P1, at1)).isTrue();
    }

    // §4.1, and the first clients
    @Test
    void theUserMayBeNamedByTheOrganisationsId() {
        String at1 = point.at1();

        ok(revoke("u-1", at1, at1), "{}");
        assertThat(point.wasAlive(P1, at1)).isFalse();
    }

    // F12, of another organisation
    @Test
    void aUserOfAnotherOrganisationIsAnother() {
        String at1 = point.at1();

        ofAnother(revoke(P3, at1, at1));
        ofAnother(revoke(NOBODY, at1, at1));
        assertThat(point.wasAlive(P1, at1)).isTrue();
    }

    // F12
    @Test
    void aTokenOfAnotherUserEndsNothing() {
        String at1 = point.at1();
        String at2 = point.at2();

        ofAnother(revoke(P1, at1, at2));

        assertThat(point.wasAlive(P1, at1)).isTrue();
        assertThat(point.wasAlive(P2, at2)).isTrue();
    }

    // §4.7: the bearer is U1's and so is the path, but the token in it is not
    @Test
    void theTokenOfAnotherUserIsNotFoundAndLives() {
        String at2 = point.at2();

        refused(revoke(P1, at2, point.at1()), 404, "token_not_found");
        assertThat(point.wasAlive(P2, at2)).isTrue();
    }

    // F13
    @Test
    void otherCredentialsAreOfTheWrongKind() {
        String at1 = point.at1();

        wrongKind(revoke(P1, at1, "akA"));
        wrongKind(revoke(P1, at1, point.rt1));
        assertThat(point.wasAlive(P1, at1)).isTrue();
    }

    // F14
    @Test
    void theBarMayStandThereAsItIs() {
        String at1 = point.at1();

        ok(revoke(ID1, at1, at1), "{}");
        assertThat(point.wasAlive(P1, at1)).isFalse();
    }

    // F17
    @Test
    void tokensOfVersionOneEndHereToo() {
        String at1 = point.minted(V1 + P1, "akA");

        ok(revoke(P1, at1, at1), "{}");
        assertThat(point.wasAlive(P1, at1)).isFalse();
    }

    // F18
    @Test
    void whatIsNoLivingTokenOpensNothing() {
        for (String token : List.of(Jwts.EXPIRED, Jwts.WRONGKEY, Jwts.NONE, Jwts.SAMPLE)) {
            notValid(revoke(P1, token, token));
        }
    }

    // §6, VALID
    @Test
    void aTokenSignedElsewhereWithTheImportedKeyIsGood() {
        ok(revoke(P1, Jwts.VALID, Jwts.VALID), "{}");
        notValid(revoke(P1, Jwts.VALID, Jwts.VALID));
    }

    // §3: one environment's token is unknown in another
    @Test
    void aTokenIsUnknownInAnotherEnvironment() {
        String at1 = point.at1();

        notValid(point.send("DELETE " + V2 + P1 + "/access_token/" + at1, PRODUCTION, bearer(at1)));
        assertThat(point.wasAlive(P1, at1)).isTrue();
    }

    // RFC 8725 §3.1: a good token with any byte changed is none
    @Test
    void aTamperedTokenOpensNothing() {
        String at1 = point.at1();
        int dot = at1.lastIndexOf('.');
        String swapped = at1.charAt(dot + 5) == 'A' ? "B" : "A";

        notValid(revoke(P1, "abc", at1.substring(0, dot + 5) + swapped + at1.substring(dot + 6)));
        notValid(revoke(P1, "abc", at1.substring(0, dot + 1)));
        notValid(revoke(P1, "abc", at1 + "A"));
        notValid(revoke(P1, "abc", Jwts.NONE.substring(0, Jwts.NONE.indexOf('.')) + at1.substring(at1.indexOf('.'))));
        assertThat(point.wasAlive(P1, at1)).isTrue();
    }

    private Answer revoke(String id, String token, String credential) {
        return point.ask("DELETE /organizations/users/" + id + "/access_token/" + token, credential);
    }
}
