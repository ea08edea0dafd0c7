package dev.cardea.http;

import static dev.cardea.http.ToyServer.head;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.testing.RawClient;
import dev.cardea.testing.RawClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The protocol's traps over real sockets: how messages are framed, limited and refused.
class FramingTest {

    private final ToyServer server = ToyServer.usual();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /users/u-1\r\nHost: x\r\n\r\n",
                "GET /users/u-1 HTTP/1.0\r\nHost: x\r\n\r\n",
                "GET /users/u-1 HTTP/2.0\r\nHost: x\r\n\r\n",
                "GET /users/u-1 HTTP/1.1 more\r\nHost: x\r\n\r\n",
                "GET  /users/u-1 HTTP/1.1\r\nHost: x\r\n\r\n",
                " /users/u-1 HTTP/1.1\r\nHost: x\r\n\r\n",
                "G\u0000T /users/u-1 HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /users/a\u0000b HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /users/\u00e9 HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /users/u-1#part HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET users/u-1 HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET http://me@x/users/u-1 HTTP/1.1\r\nHost: x\r\n\r\n",
                "CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /users/u-1 HTTP/1.1\nHost: x\n\n",
                "GET /users/u-1 HTTP/1.1\r\n\r\n",
                "GET /users/u-1 HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
                "GET /users/u-1 HTTP/1.1\r\nHost: a b\r\n\r\n",
                "GET /users/u-1 HTTP/1.1\r\nHost: x\r\nno colon\r\n\r\n",
                "GET /users/u-1 HTTP/1.1\r\nHost: x\r\nA : b\r\n\r\n",
                "GET /users/u-1 HTTP/1.1\r\nHost: x\r\nA: b\r\n c\r\n\r\n",
                "GET /users/u-1 HTTP/1.1\r\nHost: x\r\nA: b\u0000\r\n\r\n",
                "POST /users/u-1 HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST /users/u-1 HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\n{}",
                "POST /users/u-1 HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
                "POST /users/u-1 HTTP/1.1\r\nHost: x\r\nContent-Length: -2\r\n\r\n{}",
                "POST /users/u-1 HTTP/1.1\r\nHost: x\r\nContent-Length: +2\r\n\r\n{}",
                "POST /users/u-1 HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n{}",
                "POST /users/u-1 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n{}",
                "POST /users/u-1 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                "POST /users/u-1 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n{}\r\n0\r\n\r\n",
                "POST /users/u-1 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n{}\r\n0\r\n\r\n",
                "POST /users/u-1 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2\n{}\r\n0\r\n\r\n",
                "POST /users/u-1 HTTP/1.1\r\nHost: x\r\nExpect: a-cake\r\nContent-Length: 2\r\n\r\n{}",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            })
    void whatIsMalformedIsABadRequestAndEndsTheConnection(String text) {
        try (RawClient client = server.client()) {
            Answer answer = client.send(text);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).contains("bad request");
            assertThat(answer.header("Content-Type")).contains("application/json");
            assertThat(answer.header("X-Request-Id")).contains("id-1");
            assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
            assertThat(client.isClosed()).isTrue();
        }
        server.close(); // after which all has been reported
        assertThat(server.handled).hasValue(0);
        assertThat(server.seen).hasSize(1).allMatch(answered -> answered.status() == 400);
    }

    @Test
    void aLongRequestLineIsRefused() {
        Answer answer = server.send(head("GET /users/" + "a".repeat(9_000)));

        assertThat(answer.status()).isEqualTo(414);
        assertThat(answer.body()).contains("uri too long");
    }

    @Test
    void aTokenOfTwoKibibytesFitsIntoThePath() {
        assertThat(server.send(head("GET /users/" + "a".repeat(2_048))).status())
                .isEqualTo(200);
    }

    @Test
    void largeHeadersAreRefused() {
        Answer one = server.send(head("GET /users/u-1", "A: " + "a".repeat(20_000) + "\r\n"));
        Answer many = server.send(head("GET /users/u-1", "A: b\r\n".repeat(5_000)));

        assertThat(one.status()).isEqualTo(431);
        assertThat(many.status()).isEqualTo(431);
        assertThat(one.body()).isEqualTo("{\"toy\":\"headers too large\"}");
    }

    @Test
    void aBodyOfOneMebibyteIsRefusedAndTheCallerSeesIt() {
        int length = 1024 * 1024;
        try (RawClient client = server.client()) {
            Answer answer =
                    client.send(head("POST /users/u-1", "Content-Length: " + length + "\r\n") + "a".repeat(length));

            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.body()).contains("body over 16384");
            assertThat(client.isClosed()).isTrue();
        }
        assertThat(server.handled).hasValue(0);
    }

    @Test
    void aLongChunkedBodyIsRefused() {
        String chunk = "1000\r\n" + "a".repeat(0x1000) + "\r\n";
        try (RawClient client = server.client()) {
            Answer answer = client.send(
                    head("POST /users/u-1", "Transfer-Encoding: chunked\r\n") + chunk.repeat(5) + "0\r\n\r\n");

            assertThat(answer.status()).isEqualTo(413);
            assertThat(client.isClosed()).isTrue();
        }
        assertThat(server.handled).hasValue(0);
    }

    @Test
    void aChunkOverEveryLimitIsNotEvenAwaited() {
        Answer answer = server.send(head("POST /users/u-1", "Transfer-Encoding: chunked\r\n") + "7fffffff\r\na");

        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void aBodyOverTheServersLimitIsRefusedAtItsHead() {
        Answer answer = server.send(head("POST /users/u-1", "Content-Length: 99999999\r\n"));

        assertThat(answer.status()).isEqualTo(413);
        server.close(); // after which all has been reported
        assertThat(server.seen).extracting(Answered::status).containsExactly(413);
    }

    @Test
    void aBodyAtTheLimitIsRead() {
        Answer answer = server.send(head("POST /users/u-1", "Content-Length: 16384\r\n") + "a".repeat(16_384));

        assertThat(answer.body()).endsWith("a".repeat(16_384));
    }

    @Test
    void anEmptyPostNeedsNoFraming() {
        assertThat(server.send(head("POST /users/u-1")).status()).isEqualTo(200);
        assertThat(server.send(head("POST /users/u-1", "Content-Length: 0\r\n")).status())
                .isEqualTo(200);
        assertThat(server.send(head("POST /users/u-1", "Transfer-Encoding: chunked\r\n") + "0\r\n\r\n")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void chunksArePutTogether() {
        Answer answer = server.send(
                head("POST /users/u-1", "Transfer-Encoding: chunked\r\n") + "2\r\n{\"\r\n3\r\na\"}\r\n0\r\n\r\n");

        assertThat(answer.body()).endsWith(" {\"a\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"100-continue", "100-Continue"})
    void whoExpectsToContinueMay(String expectation) {
        try (RawClient client = server.client()) {
            client.write(head("POST /users/u-1", "Expect: " + expectation + "\r\n", "Content-Length: 2\r\n"));

            assertThat(client.next().status()).isEqualTo(100);
            assertThat(client.send("{}").body()).endsWith(" {}");
            assertThat(client.send(head("GET /users/u-2")).body()).startsWith("GET u-2");
        }
    }

    @Test
    void whoExpectsToContinueWithTooMuchIsStoppedBefore() {
        try (RawClient client = server.client()) {
            Answer answer =
                    client.send(head("POST /users/u-1", "Expect: 100-continue\r\n", "Content-Length: 20000\r\n"));

            assertThat(answer.status()).isEqualTo(413);
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrder() {
        try (RawClient client = server.client()) {
            client.write(head("POST /users/u-1", "Content-Length: 2\r\n") + "{}" + head("GET /users/u-2")
                    + head("GET /nothing", "Content-Length: 2\r\n") + "{}" + head("DELETE /users/u-3")
                    + head("GET /users/u-4"));

            assertThat(client.next().body()).startsWith("POST u-1").endsWith(" {}");
            assertThat(client.next().body()).startsWith("GET u-2");
            assertThat(client.next().status()).isEqualTo(404);
            assertThat(client.next().status()).isEqualTo(204);
            assertThat(client.next().body()).startsWith("GET u-4");
        }
    }

    @Test
    void whoAsksToCloseIsObeyed() {
        try (RawClient client = server.client()) {
            Answer answer = client.send(head("GET /users/u-1", "Connection: close\r\n"));

            assertThat(answer.header("Connection")).contains("close");
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void aBodyLeftUnreadIsNeverTakenForARequest() {
        String hidden = head("GET /users/hidden");
        try (RawClient client = server.client()) {
            Answer answer = client.send(
                    head("POST /users/u-1", "Connection: close\r\n", "Content-Length: " + hidden.length() + "\r\n")
                            + hidden);

            assertThat(answer.body()).startsWith("POST u-1").endsWith(hidden);
            assertThat(client.isClosed()).isTrue();
        }
        assertThat(server.handled).hasValue(1);
    }

    @Test
    void headHasTheHeadersOfGetAndNoBody() {
        try (RawClient client = server.client()) {
            Answer get = client.send(head("GET /users/u-1"));
            Answer head = client.send(head("HEAD /users/u-1"));
            Answer after = client.send(head("GET /users/u-1"));

            assertThat(head.status()).isEqualTo(200);
            assertThat(head.header("Content-Length"))
                    .contains(String.valueOf(get.body().length() + 1)); // HEAD is a letter longer than GET
            assertThat(after.status()).isEqualTo(200);
        }
    }
}
