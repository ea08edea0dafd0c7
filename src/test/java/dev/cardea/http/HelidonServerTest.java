package dev.cardea.http;

import static dev.cardea.http.ToyServer.head;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardea.testing.RawClient;
import dev.cardea.testing.RawClient.Answer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The server over real sockets: targets, methods, trouble, time and closing.
class HelidonServerTest {

    private final ToyServer server = ToyServer.usual();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everyAnswerHasItsIdAndForbidsSniffingAndNamesNoServer() {
        Answer answer = server.send(head("GET /users/u-1"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("GET u-1 u-1 x - 127.0.0.1 ");
        assertThat(answer.header("X-Request-Id")).contains("id-1");
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.header("Content-Type")).contains("text/plain; charset=utf-8");
        assertThat(answer.header("Date")).isPresent();
        assertThat(answer.header("Server")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "point|x",
                "point%7Cx",
                "a%2Fb",
                "a%25b",
                "u-1;x=y",
                "%2e%2e",
                "..",
                "a\"b",
                "a+b",
                "%00",
                "a%257C"
            })
    void aSegmentArrivesAsItWasSent(String segment) {
        assertThat(server.send(head("POST /users/" + segment)).body())
                .startsWith("POST " + segment + " "
                        + PercentDecoding.decode(segment).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"%ZZ", "%FF", "%4", "%C3%28"})
    void aMalformedSegmentHasNoDecodedForm(String segment) {
        assertThat(server.send(head("POST /users/" + segment)).body()).startsWith("POST " + segment + " malformed");
    }

    @Test
    void anAbsoluteTargetNamesTheHost() {
        assertThat(server.send(head("POST http://staging.example:8080/users/u-1?a=b"))
                        .body())
                .startsWith("POST u-1 u-1 staging.example:8080 a=b");
    }

    @Test
    void twoSlashesAreNoAuthority() {
        Answer answer = server.send(head("POST //users/u-1"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("fallback");
    }

    @Test
    void anUpgradeIsPassedOver() {
        Answer answer = server.send(head(
                "GET /users/u-1",
                "Connection: Upgrade, HTTP2-Settings\r\n",
                "Upgrade: h2c\r\n",
                "HTTP2-Settings: AA\r\n"));

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void aWrongMethodLearnsTheRightOnes() {
        assertThat(server.send(head("PATCH /users/u-1")).header("Allow")).contains("DELETE, GET, HEAD, POST");
        assertThat(server.send(head("TRACE /users/u-1")).status()).isEqualTo(405);
        assertThat(server.send(head("BREW /users/u-1")).status()).isEqualTo(405);
        assertThat(server.send(head("OPTIONS /users/u-1")).status()).isEqualTo(204);
        assertThat(server.send(head("OPTIONS *")).status()).isEqualTo(404);
        server.close(); // after which all has been reported
        assertThat(server.seen).extracting(Answered::method).contains("OTHER").doesNotContain("BREW");
    }

    @Test
    void aBugIsWordedUnderItsReferenceAndTheConnectionGoesOn() {
        try (RawClient client = server.client()) {
            Answer answer = client.send(head("GET /users/u-1/crash"));

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body()).isEqualTo("{\"toy\":\"crashed id-1\"}");
            assertThat(client.send(head("GET /users/u-1")).status()).isEqualTo(200);
        }
    }

    @Test
    void theObserverSeesTemplatesAndNeverPaths() {
        server.send(head("GET /users/u-1"));
        server.close(); // after which all has been reported

        assertThat(server.seen).hasSize(1);
        assertThat(server.seen.getFirst().nanos()).isPositive();
        assertThat(server.seen.getFirst())
                .usingRecursiveComparison()
                .ignoringFields("nanos")
                .isEqualTo(new Answered("toy", "/users/{id}", "GET", 200, 0, "id-1", "acme"));
    }

    @Test
    void closingFinishesWhatWasBegun() throws InterruptedException {
        try (RawClient client = server.client()) {
            client.write(head("GET /users/u-1/slow"));
            server.begun.await();
            Thread closing = Thread.startVirtualThread(server.server()::close);
            awaitRefusal();
            server.mayEnd.countDown();

            assertThat(client.next().status()).isEqualTo(200);
            assertThat(client.isClosed()).isTrue();
            closing.join();
        }
    }

    private void awaitRefusal() {
        assertThatThrownBy(() -> {
                    while (true) {
                        server.client().close();
                    }
                })
                .hasMessageContaining("cannot connect");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GET /users",
                "GET /users/u-1 HTTP/1.1\r\nHost: x\r\nA: b",
                "POST /users/u-1 HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{",
                "GET /users/u-1 HTTP/1.1\r\nHost: x\r\n\r\n"
            })
    void whoDawdlesIsCutOff(String beginning) {
        Settings usual = Settings.at("127.0.0.1", 0);
        Settings hasty = new Settings(
                "127.0.0.1",
                0,
                8_192,
                16_384,
                65_536,
                10,
                10,
                Duration.ofSeconds(1),
                usual.shutdownGrace(),
                TrustedProxies.NONE);
        try (ToyServer impatient = ToyServer.with(hasty);
                RawClient client = RawClient.to(impatient.port())) {
            client.write(beginning);
            if (beginning.endsWith("\r\n\r\n")) {
                client.next();
            }

            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void aTakenPortIsAnErrorAtStart() {
        assertThatThrownBy(() -> ToyServer.with(Settings.at("127.0.0.1", server.port())))
                .hasMessageContaining("cannot listen on 127.0.0.1 port " + server.port());
    }

    @Test
    void theAddressIsForThisMachine() {
        assertThat(server.server().address()).hasToString("http://127.0.0.1:" + server.port());
    }
}
