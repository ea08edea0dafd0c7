package dev.cardea.api.point;

import static dev.cardea.api.point.Expect.allowed;
import static dev.cardea.api.point.Expect.notValid;
import static dev.cardea.api.point.Expect.ok;
import static dev.cardea.api.point.Expect.refused;
import static dev.cardea.api.point.Expect.unauthenticated;
import static dev.cardea.api.point.Expect.user;
import static dev.cardea.api.point.PointFixture.EMPTY;
import static dev.cardea.api.point.PointFixture.ID1;
import static dev.cardea.api.point.PointFixture.JSON;
import static dev.cardea.api.point.PointFixture.P1;
import static dev.cardea.api.point.PointFixture.PRODUCTION;
import static dev.cardea.api.point.PointFixture.STAGING;
import static dev.cardea.api.point.PointFixture.bearer;
import static dev.cardea.api.point.PointFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.Environment;
import dev.cardea.testing.RawClient;
import dev.cardea.testing.RawClient.Answer;
import dev.cardea.testing.TestServer;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Messages, hosts, methods and browsers: contract point.md §6.I, §1.5 and §3.
class ProtocolTest {

    private static final String CREATE = "POST /users/u-1 HTTP/1.1\r\n";

    @AutoClose
    private final PointFixture point;

    ProtocolTest(@TempDir Path folder) {
        point = PointFixture.in(folder);
    }

    // I1
    @Test
    void aKnownPathNamesItsMethods() {
        Answer answer = point.send("PUT /users/u-1", STAGING, bearer("akA"), EMPTY);

        refused(answer, 405, "method_not_allowed");
        assertThat(answer.header("Allow")).contains("POST");
    }

    // I2
    @Test
    void versionTwoHasMoreMethods() {
        Answer answer = point.send("PATCH /organizations/users/u-1", STAGING, bearer("akA"), EMPTY);

        refused(answer, 405, "method_not_allowed");
        assertThat(allowed(answer)).containsExactlyInAnyOrder("GET", "HEAD", "POST");
    }

    // §4.9: path and method come before the credential
    @Test
    void strangersAreToldOfPathsAndMethods() {
        refused(point.send("GET /users", STAGING), 404, "not_found");
        refused(point.send("PUT /users/u-1", STAGING, EMPTY), 405, "method_not_allowed");
    }

    // I3, I4
    @Test
    void anUnknownPathIsNotFoundInJson() {
        refused(point.send("GET /nothing", STAGING), 404, "not_found");
        refused(point.ask("POST /Users/u-1", "akA"), 404, "not_found");
        refused(point.ask("POST /organizations/Users/u-1", "akA"), 404, "not_found");
        refused(point.ask("POST /users/u-1/access_token/x/y", "akA"), 404, "not_found");
    }

    // I5
    @Test
    void oneTrailingSlashIsTolerated() {
        ok(point.send("POST /users/u-1/", STAGING, bearer("akA"), EMPTY), user(ID1));
        assertThat(point.ask("POST /users/u-1//", "akA").status()).isIn(400, 404);
    }

    // I6
    @Test
    void aHostWithoutALabelIsMisdirected() {
        refused(
                point.send("POST /users/u-1", "Host: nowhere.example", bearer("akA"), EMPTY),
                421,
                "misdirected_request");
        refused(
                point.send("POST /users/u-1", "Host: 127.0.0.1:8080", bearer("akA"), EMPTY),
                421,
                "misdirected_request");
    }

    // I7
    @Test
    void anOperatorMaySayWhichEnvironmentIsMeant(@TempDir Path another) {
        TestServer.Shape shape = TestServer.shaped(another).defaultEnvironment(Environment.STAGING);
        try (PointFixture lenient = PointFixture.in(another, shape)) {
            ok(lenient.send("POST /users/u-1", "Host: 127.0.0.1:8080", bearer("akA"), EMPTY), user(ID1));
            ok(lenient.send("POST /users/u-1", "Host: localhost", bearer("akA"), EMPTY), user(ID1));
            notValid(lenient.send("POST /users/u-1", PRODUCTION, bearer("akA"), EMPTY));
        }
    }

    // I8
    @Test
    void allFourEnvironmentsServeBothVersions() {
        point.server().tenant("A", Environment.DEV, "akAd");
        point.server().tenant("A", Environment.PREPROD, "akAq");
        Map<String, String> keys = Map.of("dev", "akAd", "staging", "akA", "preprod", "akAq", "production", "akAp");

        Set<String> ids = new HashSet<>();
        keys.forEach((label, key) -> {
            String host = "Host: " + label + ".sdk.point.test";
            Answer one = point.send("POST /users/n-1", host, JSON, bearer(key), EMPTY);
            Answer two = point.send("POST /organizations/users/n-1", host, JSON, bearer(key), EMPTY);
            ok(one, user(text(one, "id")));
            ok(two, user(text(one, "id"), text(two, "token")));
            ids.add(text(one, "id"));
        });
        assertThat(ids).hasSize(4);
    }

    // I9, and the host of the first clients (§3)
    @Test
    void aHostIsReadWithoutCaseAndPort() {
        ok(point.send("POST /users/u-1", "Host: STAGING.sdk.point.test:443", bearer("akA"), EMPTY), user(ID1));
        ok(point.send("POST /users/u-1", "Host: staging.api.point.test", bearer("akA"), EMPTY), user(ID1));
    }

    // §3: only the operator's proxies may say which host was meant
    @Test
    void aForwardedHostIsNotBelieved() {
        Answer answer = point.send(
                "POST /users/u-1",
                PRODUCTION,
                "X-Forwarded-Host: staging.sdk.point.test",
                "Forwarded: host=staging.sdk.point.test",
                bearer("akA"),
                EMPTY);

        notValid(answer);
    }

    // I10
    @Test
    void aRequestNamesItsHost() {
        refused(point.sendRaw(CREATE + bearer("akA") + "\r\n" + EMPTY + "\r\n\r\n"), 400, "invalid_request");
    }

    // I11
    @Test
    void browsersAreToldNothingUnlessTheOperatorWants() {
        Answer answer = preflight(point, "https://app.example");

        assertThat(answer.status()).isIn(200, 204);
        assertThat(allowed(answer)).contains("POST");
        assertThat(answer.headers())
                .noneMatch(header -> header.toLowerCase(Locale.ROOT).startsWith("access-control-"));
    }

    // I12, I13
    @Test
    void pagesOfAKnownOriginMayCall(@TempDir Path another) {
        TestServer.Shape shape = TestServer.shaped(another).corsOrigins("https://app.example");
        try (PointFixture open = PointFixture.in(another, shape)) {
            Answer known = preflight(open, "https://app.example");
            Answer unknown = preflight(open, "https://other.example");
            Answer refusal = open.send("POST /users/u-1", STAGING, "Origin: https://app.example", EMPTY);

            assertThat(known.status()).isEqualTo(204);
            assertThat(known.header("Access-Control-Allow-Origin")).contains("https://app.example");
            assertThat(known.header("Access-Control-Allow-Methods")).contains("GET, POST, DELETE");
            assertThat(known.header("Access-Control-Allow-Headers")).contains("Authorization, Content-Type");
            assertThat(known.header("Access-Control-Max-Age")).contains("600");
            assertThat(known.header("Access-Control-Allow-Credentials")).isEmpty();
            assertThat(known.headers("Vary")).anyMatch(vary -> vary.contains("Origin"));
            assertThat(unknown.header("Access-Control-Allow-Origin")).isEmpty();
            unauthenticated(refusal);
            assertThat(refusal.header("Access-Control-Allow-Origin")).contains("https://app.example");
            assertThat(refusal.header("Access-Control-Expose-Headers")).contains("WWW-Authenticate, Retry-After");
        }
    }

    // I14: 413, or closed before anybody could read it
    @Test
    void aBodyOfOneMebibyteIsRefused() {
        try (RawClient client = point.client()) {
            client.write(CREATE + STAGING + "\r\n" + JSON + "\r\n" + bearer("akA")
                    + "\r\nContent-Length: 1048576\r\n\r\n" + " ".repeat(1_048_576));

            refused(client.next(), 413, "content_too_large");
        }
        ok(point.ask("POST /users/u-1", "akA"), user(ID1));
    }

    // §4.10
    @Test
    void aBodyHasUpToSixteenKibibytes() {
        String fits = "\"" + "a".repeat(16 * 1024 - 2) + "\"";

        ok(point.sendWith(fits, "POST /users/u-1", STAGING, JSON, bearer("akA")), user(ID1));
        refused(point.sendWith(fits + " ", "POST /users/u-1", STAGING, JSON, bearer("akA")), 413, "content_too_large");
    }

    // I15
    @Test
    void anEmptyBodyMayComeInChunks() {
        String head = CREATE + STAGING + "\r\n" + JSON + "\r\n" + bearer("akA") + "\r\n";

        ok(point.sendRaw(head + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"), user(ID1));
    }

    // I16
    @Test
    void twoLengthsEndTheConnection() {
        String head = CREATE + STAGING + "\r\n" + JSON + "\r\n" + bearer("akA") + "\r\n";
        try (RawClient client = point.client()) {
            Answer answer = client.send(head + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");

            refused(answer, 400, "invalid_request");
            assertThat(client.isClosed()).isTrue();
        }
    }

    // I17
    @Test
    void whoExpectsToContinueMay() {
        try (RawClient client = point.client()) {
            client.write(CREATE + STAGING + "\r\n" + JSON + "\r\n" + bearer("akA")
                    + "\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
            assertThat(client.next().status()).isEqualTo(100);

            ok(client.write("{}").next(), user(ID1));
        }
    }

    // I18
    @Test
    void pipelinedRequestsAreAnsweredInOrder() {
        try (RawClient client = point.client()) {
            client.write(CREATE + STAGING + "\r\n" + JSON + "\r\n" + bearer("akA") + "\r\n" + EMPTY + "\r\n\r\n"
                    + "GET /organizations/users/u-1 HTTP/1.1\r\n" + STAGING + "\r\n" + bearer("akA") + "\r\n\r\n");

            ok(client.next(), user(ID1));
            ok(client.next(), user(ID1, point.rt1));
        }
    }

    private static Answer preflight(PointFixture point, String origin) {
        return point.send(
                "OPTIONS /organizations/users/" + P1 + "/access_token",
                STAGING,
                "Origin: " + origin,
                "Access-Control-Request-Method: POST",
                "Access-Control-Request-Headers: authorization,content-type");
    }
}
