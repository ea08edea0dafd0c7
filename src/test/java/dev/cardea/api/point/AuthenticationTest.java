package dev.cardea.api.point;

import static dev.cardea.api.point.Expect.challenged;
import static dev.cardea.api.point.Expect.notValid;
import static dev.cardea.api.point.Expect.ofAnother;
import static dev.cardea.api.point.Expect.ok;
import static dev.cardea.api.point.Expect.refused;
import static dev.cardea.api.point.Expect.unauthenticated;
import static dev.cardea.api.point.Expect.user;
import static dev.cardea.api.point.Expect.wrongKind;
import static dev.cardea.api.point.PointFixture.EMPTY;
import static dev.cardea.api.point.PointFixture.ID1;
import static dev.cardea.api.point.PointFixture.JSON;
import static dev.cardea.api.point.PointFixture.P1;
import static dev.cardea.api.point.PointFixture.PRODUCTION;
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

/// Who is let in, and what the others are told: contract point.md §6.H, §4.9 and §4.10.
class AuthenticationTest {

    @AutoClose
    private final PointFixture point;

    AuthenticationTest(@TempDir Path folder) {
        point = PointFixture.in(folder);
    }

    // H1, H2, H3, H4
    @Test
    void whoSendsNoBearerCredentialIsAskedForOne() {
        unauthenticated(point.send("POST /users/u-1", STAGING, EMPTY));
        unauthenticated(create("Authorization: Basic YWtBOg=="));
        unauthenticated(create("Authorization: akA"));
        unauthenticated(create("Authorization: Bearer"));
        unauthenticated(create("Authorization: Bearer "));
        unauthenticated(create("Authorization: "));
        unauthenticated(create("Authorization: BearerakA"));
    }

    // H5, H6
    @Test
    void aDisabledKeyIsAsUnknownAsNone() {
        Answer unknown = create(bearer("nope"));
        Answer disabled = create(bearer("akX"));

        notValid(unknown);
        notValid(disabled);
        assertThat(disabled.body()).isEqualTo(unknown.body());
    }

    // H7
    @Test
    void twoCredentialsAreOneTooMany() {
        Answer answer = point.send("POST /users/u-1", STAGING, bearer("akA"), bearer("akA"), EMPTY);

        challenged(answer, 400, "invalid_request", "invalid_request");
    }

    // §4.10
    @Test
    void whatCouldBeNoCredentialIsABadRequest() {
        for (String credential : List.of("ak A", "ak,A", "akA;", "\"akA\"", "ak\u00e4", "=akA", "ak=A")) {
            challenged(create(bearer(credential)), 400, "invalid_request", "invalid_request");
        }
    }

    // H8
    @Test
    void aKeyInTheQueryIsNotRead() {
        unauthenticated(point.send("POST /users/u-1?access_token=akA", STAGING, EMPTY));
    }

    // H9
    @Test
    void aClientIdAndItsSecretAreNoCredentialsHere() {
        unauthenticated(create("client-id: x\r\nclient-secret: y"));
    }

    // H10, H11
    @Test
    void strangersLearnNothingOfIds() {
        unauthenticated(point.send("POST /users/anna%40example.org", STAGING, EMPTY));
        notValid(point.ask("GET /organizations/users/nobody", "nope"));
        notValid(point.ask("POST /users/anna%40example.org", "nope"));
        wrongKind(point.ask("POST /users/anna%40example.org", point.rt1));
        unauthenticated(point.sendWith("{", "POST /users/u-1", STAGING, JSON));
    }

    // §4.9: whose it is comes before what it says
    @Test
    void theUserOfTheCredentialIsComparedBeforeTheIdIsRead() {
        ofAnother(point.ask("POST /organizations/users/anna%40example.org/access_token", point.rt1));
        ofAnother(point.ask("POST /organizations/users/u-2/access_token", point.rt1));
    }

    // H12
    @Test
    void aKeyIsUnknownInAnotherEnvironment() {
        notValid(point.send("POST /users/u-1", PRODUCTION, bearer("akA"), EMPTY));
    }

    // H13
    @Test
    void noRefusalRepeatsWhatWasSent() {
        String at2 = point.at2();
        List<Answer> refusals = List.of(
                create("Authorization: secret-4711"),
                create(bearer("secret-4711")),
                create(bearer("secret-4711") + "\r\n" + bearer("secret-4711")),
                point.ask("POST /users/secret-4711%40example.org", "akA"),
                point.ask("POST /users/secret-4711%00", "akA"),
                point.ask("GET /organizations/users/secret-4711", "akA"),
                point.ask("GET /secret-4711", "akA"),
                point.ask("PUT /users/secret-4711", "akA"),
                point.ask("POST /users/secret-4711/access_token", point.rt1),
                point.ask("DELETE /organizations/users/secret-4711/access_token/" + at2, at2),
                point.ask("DELETE /users/" + P1 + "/access_token/" + at2, "akA"),
                point.sendWith("secret-4711", "POST /users/u-1", STAGING, JSON, bearer("akA")),
                point.sendWith("{}", "POST /users/u-1", STAGING, "Content-Type: secret-4711", bearer("akA")),
                point.send("POST /users/u-1", "Host: secret-4711.example", bearer("akA")));

        assertThat(refusals)
                .allSatisfy(answer -> refused(answer, answer.status(), "[a-z_]+"))
                .allSatisfy(answer -> assertThat(answer.status()).isBetween(400, 499))
                .allSatisfy(answer -> assertThat(answer.body()).doesNotContain("4711", at2, point.rt1, "akA"));
    }

    // §4.10, 429
    @Test
    void whoGuessesTooOftenIsToldToWait(@TempDir Path another) {
        try (PointFixture strict =
                PointFixture.in(another, TestServer.shaped(another).failuresPerMinute(3))) {
            List<Answer> guesses = Stream.generate(() -> strict.ask("POST /users/u-1", "nope"))
                    .limit(4)
                    .toList();

            assertThat(guesses.subList(0, 3)).allSatisfy(Expect::notValid);
            refused(guesses.get(3), 429, "too_many_requests");
            assertThat(Integer.parseInt(guesses.get(3).header("Retry-After").orElse("")))
                    .isBetween(1, 60);
            ok(strict.ask("POST /users/u-1", "akA"), user(ID1));
        }
    }

    private Answer create(String headers) {
        return point.send("POST /users/u-1", STAGING, headers, EMPTY);
    }
}
