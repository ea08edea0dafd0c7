package dev.cardea.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardea.app.Development;
import dev.cardea.testing.Child;
import dev.cardea.testing.RawClient.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real process, asked to end by SIGTERM. A request is begun when the server has read its head. All that was
/// begun is answered, whole, and with `Connection: close`. A request that crosses the closing of an idle
/// connection has not been begun: its connection is closed without a byte, and the caller may send it again
/// elsewhere.
class GracefulStopTest {

    private static final int BACKENDS = 8;
    private static final int TERMINATED = 128 + 15;

    @TempDir
    Path home;

    private Optional<Child> child = Optional.empty();

    @AfterEach
    void killWhatIsLeft() {
        child.ifPresent(Child::close);
    }

    @Test
    void whatWasBegunIsAnswered() throws IOException, InterruptedException, TimeoutException {
        Child running = start();
        List<Wire> begun = new ArrayList<>();
        for (int i = 0; i < BACKENDS; i++) {
            begun.add(beginning(running.port(), "begun-" + i));
        }
        running.ask();
        awaitRefusal(running.port());

        for (Wire wire : begun) {
            wire.write("{}");
            Optional<Answer> answer = wire.next(false);
            assertThat(answer).map(Answer::status).contains(200);
            assertThat(answer.orElseThrow().header("Connection")).contains("close");
            assertThat(wire.isClosed()).isTrue();
            wire.close();
        }
        assertThat(running.ended()).isEqualTo(TERMINATED);
        try (Backend backend = new Backend(start().port())) {
            for (int i = 0; i < BACKENDS; i++) {
                assertThat(backend.show("begun-" + i).status()).isEqualTo(200);
            }
        }
    }

    @Test
    void underLoadNoAnswerBreaksOffAndNoneIsForgotten() throws IOException, InterruptedException, TimeoutException {
        Ledger ledger = new Ledger();
        Child running = start();
        Load load = new Load(running.port(), "load", ledger, 300);
        load.start(BACKENDS);
        load.awaitEnough();
        running.ask();
        load.join();

        assertThat(load.failures()).isEmpty();
        assertThat(running.ended()).isEqualTo(TERMINATED);
        assertThatThrownBy(() -> Wire.to(running.port())).hasMessageContaining("cannot connect");
        assertThat(Audit.of(start().port(), ledger)).isEmpty();
    }

    /// A request whose head the server has surely read: it has asked for the body.
    private static Wire beginning(int port, String name) {
        Wire wire = Wire.to(port);
        wire.write("POST /organizations/users/" + name + " HTTP/1.1\r\nHost: dev.x\r\nAuthorization: Bearer "
                + Development.POINT_API_KEY + "\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
        assertThat(wire.read(false)).map(Answer::status).contains(100);
        return wire;
    }

    /// The first thing that a server does which is asked to end.
    private static void awaitRefusal(int port) {
        try {
            while (true) {
                Wire.to(port).close();
            }
        } catch (UncheckedIOException _) {
            return;
        }
    }

    private Child start() throws IOException {
        Child started = ServerProcess.on(home.resolve("data"));
        child = Optional.of(started);
        return started;
    }
}
