package dev.cardea.http;

import static dev.cardea.http.ToyServer.head;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.testing.RawClient;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// More at once than the server works on: who is refused, and who is not.
class ConcurrencyLimitTest {

    private static final String SMALL_BODY = "Content-Length: 4\r\n";

    @Test
    void whoComesAtABusyTimeIsRefusedAndKeepsTheConnection() throws InterruptedException {
        try (ToyServer small = workingOn(1);
                RawClient first = small.client();
                RawClient second = small.client()) {
            first.write(head("GET /users/u-1/slow"));
            small.begun.await();

            assertThat(second.send(head("GET /users/u-2")).status()).isEqualTo(503);
            assertThat(second.send(head("POST /users/u-2", SMALL_BODY) + "body").body())
                    .isEqualTo("{\"toy\":\"unavailable\"}");

            small.mayEnd.countDown();
            assertThat(first.next().status()).isEqualTo(200);
            assertThat(second.send(head("POST /users/u-2", SMALL_BODY) + "body").body())
                    .endsWith("body");
        }
    }

    @Test
    void aBodyThatMayNeverComeEndsTheConnection() {
        try (ToyServer small = workingOn(4);
                RawClient first = small.client();
                RawClient second = small.client()) {
            beginLongBody(first, "192.0.2.1");

            assertThat(second.send(head("POST /users/u-2", SMALL_BODY, "Expect: 100-continue\r\n"))
                            .status())
                    .isEqualTo(503);
            second.write("body");
            assertThat(second.isClosed()).isTrue();
        }
    }

    @Test
    void bodiesThatComeSlowlyKeepNobodyOut() {
        try (ToyServer small = workingOn(1);
                RawClient first = small.client();
                RawClient second = small.client()) {
            first.write(head("POST /users/u-1", SMALL_BODY, "X-Forwarded-For: 192.0.2.1\r\n") + "bo");
            second.write(head("POST /users/u-2", SMALL_BODY, "X-Forwarded-For: 192.0.2.2\r\n") + "bo");

            assertThat(small.send(head("POST /users/u-3", SMALL_BODY) + "body").status())
                    .isEqualTo(200);
            assertThat(first.write("dy").next().body()).endsWith("body");
        }
    }

    @Test
    void whatIsLeftOfARefusedBodyKeepsNobodyOut() {
        try (ToyServer small = workingOn(1);
                RawClient first = small.client()) {
            first.write(head("POST users", SMALL_BODY));
            assertThat(first.next().status()).isEqualTo(400);

            assertThat(small.send(head("GET /users/u-2")).status()).isEqualTo(200);
        }
    }

    @Test
    void longBodiesHaveAQuarterOfIt() {
        try (ToyServer small = workingOn(8);
                RawClient first = small.client();
                RawClient second = small.client()) {
            beginLongBody(first, "192.0.2.1");
            beginLongBody(second, "192.0.2.2");

            assertThat(small.send(head("POST /users/u-3", "Content-Length: 4097\r\n") + "x".repeat(4097))
                            .status())
                    .isEqualTo(503);
            assertThat(small.send(head("POST /users/u-3", SMALL_BODY) + "body").status())
                    .isEqualTo(200);
            first.write("dy".repeat(2_048) + "!");
            assertThat(first.next().status()).isEqualTo(200);
            assertThat(small.send(head("POST /users/u-3", "Content-Length: 4097\r\n") + "x".repeat(4097))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void whatIsRefusedIsReadToItsEndInChunksToo() {
        try (ToyServer small = workingOn(4);
                RawClient first = small.client();
                RawClient second = small.client()) {
            beginLongBody(first, "192.0.2.1");

            second.write(head("POST /users/u-2", "Transfer-Encoding: chunked\r\n"));
            second.write("4\r\nbody\r\n".repeat(5_000) + "0\r\n\r\n");
            assertThat(second.next().status()).isEqualTo(503);
        }
    }

    @Test
    void oneNetworkHasHalfOfIt() throws InterruptedException {
        try (ToyServer small = workingOn(2);
                RawClient first = small.client()) {
            first.write(head("GET /users/u-1/slow", "X-Forwarded-For: 192.0.2.1\r\n"));
            small.begun.await();

            assertThat(small.send(head("GET /users/u-2", "X-Forwarded-For: 192.0.2.1\r\n"))
                            .status())
                    .isEqualTo(503);
            assertThat(small.send(head("GET /users/u-2", "X-Forwarded-For: 192.0.2.2\r\n"))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void howTheServerIsCanAlwaysBeAsked() throws InterruptedException {
        try (ToyServer small = workingOn(1);
                RawClient first = small.client()) {
            first.write(head("GET /users/u-1/slow"));
            small.begun.await();

            assertThat(small.send(head("GET /pulse")).body()).isEqualTo("alive");
        }
    }

    @Test
    void thereIsRoomAgainForWhatHasLeft() {
        ConcurrencyLimit limit = new ConcurrencyLimit(2, Duration.ZERO);
        for (int i = 0; i < 3; i++) {
            assertThat(limit.enter("192.0.2.1")).isTrue();
            assertThat(limit.enter("192.0.2.1")).isFalse();
            assertThat(limit.enter("192.0.2.2")).isTrue();
            assertThat(limit.enter("192.0.2.3")).isFalse();
            limit.leave("192.0.2.1");
            limit.leave("192.0.2.2");
        }
    }

    @Test
    void whoWaitsIsServedWhenThereIsRoom() throws InterruptedException {
        try (ToyServer small = workingOn(1);
                RawClient first = small.client();
                RawClient second = small.client()) {
            first.write(head("GET /users/u-1/slow"));
            small.begun.await();
            second.write(head("GET /users/u-2"));
            small.mayEnd.countDown();

            assertThat(first.next().status()).isEqualTo(200);
            assertThat(second.next().status()).isEqualTo(200);
        }
    }

    /// Leaves out its end.
    private static void beginLongBody(RawClient client, String address) {
        client.write(head(
                "POST /users/u-1",
                "Content-Length: 4097\r\n",
                "Expect: 100-continue\r\n",
                "X-Forwarded-For: " + address + "\r\n"));
        assertThat(client.nextHead().status()).isEqualTo(100);
    }

    private static ToyServer workingOn(int requests) {
        return ToyServer.with(new Settings(
                "127.0.0.1",
                0,
                8_192,
                16_384,
                65_536,
                10,
                requests,
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                new TrustedProxies(List.of(Network.of("127.0.0.1").orElseThrow()))));
    }
}
