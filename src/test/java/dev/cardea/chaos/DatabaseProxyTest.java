package dev.cardea.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The way to the database breaks as it is told to, and in no other way.
@Timeout(30)
class DatabaseProxyTest {

    private static final int SHORT_MILLIS = 150;

    private final ServerSocket database;
    private final DatabaseProxy proxy;
    private final Socket node;
    private final Socket peer;

    DatabaseProxyTest() throws IOException {
        database = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        proxy = DatabaseProxy.to(database.getLocalPort());
        node = dial();
        peer = database.accept();
    }

    @AfterEach
    void close() throws IOException {
        node.close();
        peer.close();
        proxy.close();
        database.close();
    }

    @Test
    void bytesGoThroughBothWays() throws IOException {
        node.getOutputStream().write(1);
        assertThat(peer.getInputStream().read()).isEqualTo(1);
        peer.getOutputStream().write(2);
        assertThat(node.getInputStream().read()).isEqualTo(2);
    }

    @Test
    void anEndIsPassedOn() throws IOException {
        node.shutdownOutput();
        assertThat(peer.getInputStream().read()).isEqualTo(-1);
        peer.getOutputStream().write(2);
        assertThat(node.getInputStream().read()).isEqualTo(2);
    }

    @Test
    void aCutResetsWhatIsThereAndWhatComesUntilItIsHealed() throws IOException {
        proxy.cut();
        assertThatThrownBy(() -> node.getInputStream().read()).isInstanceOf(SocketException.class);
        assertThatThrownBy(() -> peer.getInputStream().read()).isInstanceOf(SocketException.class);
        try (Socket next = dial()) {
            assertThatThrownBy(() -> next.getInputStream().read()).isInstanceOf(SocketException.class);
        }
        database.accept().close();

        proxy.heal();
        try (Socket next = dial();
                Socket other = database.accept()) {
            next.getOutputStream().write(3);
            assertThat(other.getInputStream().read()).isEqualTo(3);
        }
    }

    @Test
    void aStallHoldsEverythingBackAndLosesNothing() throws IOException {
        proxy.stall();
        node.getOutputStream().write(1);
        peer.getOutputStream().write(2);
        assertThat(isSilent(peer)).isTrue();
        assertThat(isSilent(node)).isTrue();

        proxy.heal();
        assertThat(peer.getInputStream().read()).isEqualTo(1);
        assertThat(node.getInputStream().read()).isEqualTo(2);
    }

    @Test
    void aDeafNodeIsHeardAllTheSame() throws IOException {
        proxy.deafen();
        node.getOutputStream().write(1);
        assertThat(peer.getInputStream().read()).isEqualTo(1);
        peer.getOutputStream().write(2);
        assertThat(isSilent(node)).isTrue();

        proxy.heal();
        assertThat(node.getInputStream().read()).isEqualTo(2);
    }

    @Test
    void aDelayTakesItsTime() throws IOException {
        proxy.delay(Duration.ofMillis(100));
        long begun = System.nanoTime();
        node.getOutputStream().write(1);
        assertThat(peer.getInputStream().read()).isEqualTo(1);
        assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(100_000_000L);
    }

    private Socket dial() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    }

    private static boolean isSilent(Socket socket) throws IOException {
        socket.setSoTimeout(SHORT_MILLIS);
        try {
            return socket.getInputStream().read() == Integer.MIN_VALUE;
        } catch (SocketTimeoutException _) {
            return true;
        } finally {
            socket.setSoTimeout(0);
        }
    }
}
