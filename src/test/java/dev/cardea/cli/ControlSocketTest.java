package dev.cardea.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardea.cli.Site.Said;
import dev.cardea.core.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlSocketTest {

    @TempDir
    private Path temporary;

    private Site site;
    private Path socket;

    @BeforeEach
    void begin() {
        site = new Site(temporary.resolve("data"));
        socket = site.folder().resolve("cardea.sock");
    }

    @Test
    void onlyTheOwnerMayUseIt() throws Exception {
        Files.createDirectory(site.folder());
        Files.setPosixFilePermissions(site.folder(), PosixFilePermissions.fromString("rwxr-xr-x"));
        try (Site.Server _ = site.serve()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                    .isEqualTo("rw-------");
            assertThat(left()).contains("cardea.sock").doesNotContain("cardea.sock.new");
        }
        assertThat(left()).doesNotContain("cardea.sock");
    }

    @Test
    void aSocketThatAKilledServerLeftIsReplaced() throws Exception {
        site.say("tenant create acme --env dev");
        leaveAStaleSocket();

        assertThat(site.say("tenant list").out()).contains("acme");
        try (Site.Server _ = site.serve()) {
            assertThat(site.say("tenant list").out()).contains("acme");
        }
    }

    @Test
    void whatAKilledServerLeftHalfMadeIsRemoved() throws Exception {
        Files.createDirectories(site.folder().resolve("cardea.sock.new"));
        Files.createFile(site.folder().resolve("cardea.sock.new/s"));

        try (Site.Server _ = site.serve()) {
            assertThat(site.say("tenant list").exit()).isZero();
        }
    }

    @Test
    void aPathMayBeLongerThanTheSystemAllows() throws Exception {
        Path deep = temporary.resolve("a-long-name-".repeat(9)).resolve("ü".repeat(60));
        Site far = new Site(deep);
        try (Site.Server _ = far.serve()) {
            assertThat(far.say("tenant create acme --env dev").exit()).isZero();
            assertThat(deep.resolve("cardea.sock")).exists();
        }
        assertThat(deep.resolve("cardea.sock")).doesNotExist();
        assertThat(far.say("tenant list").out()).contains("acme");
    }

    @Test
    void garbageDoesNotDisturbIt() throws Exception {
        try (Site.Server _ = site.serve()) {
            assertThat(answerTo(framed("not JSON"))).contains("does not understand");
            assertThat(answerTo(framed("{}"))).contains("does not understand");
            assertThat(answerTo(framed("[]"))).contains("does not understand");
            assertThat(answerTo(framed("{\"version\":2,\"args\":[\"key\",\"list\"]}")))
                    .contains("does not understand");
            assertThat(answerTo(framed("{\"version\":1,\"args\":[{}]}"))).contains("does not understand");
            assertThat(answerTo(framed("\n{\"version\":1,\"args\":[\"key\"]}"))).contains("does not understand");
            assertThat(answerTo(framed("[".repeat(60_000)))).contains("does not understand");
            assertThat(answerTo(ByteBuffer.allocate(4).putInt(-1).flip())).isEmpty();
            assertThat(answerTo(ByteBuffer.allocate(4)
                            .putInt(Request.MOST_BYTES + 1)
                            .flip()))
                    .isEmpty();
            assertThat(answerTo(ByteBuffer.allocate(8).putInt(100).flip())).isEmpty();
            assertThat(answerTo(ByteBuffer.allocate(0))).isEmpty();

            assertThat(site.say("tenant create acme --env dev").exit()).isZero();
        }
    }

    @Test
    void aServerIsNotStartedInAServer() throws Exception {
        try (Site.Server _ = site.serve()) {
            assertThat(answerTo(framed("{\"version\":1,\"args\":[\"dev\"]}")))
                    .contains("\"exit\":2")
                    .contains("cannot be asked to start a server");
        }
        assertThat(site.launched).isEmpty();
    }

    @Test
    void aClientThatSaysNothingIsSentAway() throws Exception {
        try (Site.Server _ = site.serve(Duration.ofMillis(50));
                SocketChannel silent = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            assertThat(silent.read(ByteBuffer.allocate(1))).isEqualTo(-1);
        }
    }

    @Test
    void aServerThatSaysNothingIsUnavailable() throws Exception {
        Files.createDirectories(site.folder());
        try (ServerSocketChannel silent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            silent.bind(UnixDomainSocketAddress.of(socket));
            Request request = new Request(List.of("tenant", "list"), Input.NONE);

            assertThatThrownBy(() -> ControlClient.ask(site.folder(), request, Duration.ofMillis(50)))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("gave no answer in time");
        }
    }

    @Test
    void aServerOfAnotherVersionIsUnavailable() throws Exception {
        Files.createDirectories(site.folder());
        try (ServerSocketChannel other = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            other.bind(UnixDomainSocketAddress.of(socket));
            Thread server = Thread.startVirtualThread(() -> answerOnce(other, "{\"version\":2}"));

            assertThat(site.say("tenant list").err()).contains("is of another version than this command");
            server.join();
        }
    }

    @Test
    void aStoreThatGaveUpIsUnavailableToo() {
        try (Site.Server server = site.serve()) {
            server.store().close();

            assertThat(site.say("tenant create acme --env dev").exit()).isEqualTo(69);
        }
    }

    @Test
    void manyClientsAreServedAtOnce() throws Exception {
        List<Future<Said>> said = new ArrayList<>();
        try (Site.Server _ = site.serve();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            site.say("tenant create acme --env dev");
            for (int i = 0; i < 40; i++) {
                said.add(threads.submit(() -> site.say("key create")));
            }
        }
        List<String> keys = new ArrayList<>();
        for (Future<Said> one : said) {
            assertThat(one.get().exit()).isZero();
            keys.add(one.get().out());
        }
        assertThat(keys).hasSize(40).doesNotHaveDuplicates();
    }

    private void leaveAStaleSocket() throws IOException {
        try (ServerSocketChannel killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            killed.bind(UnixDomainSocketAddress.of(socket));
        }
        assertThat(socket).exists();
    }

    private static void answerOnce(ServerSocketChannel server, String answer) {
        try (SocketChannel client = server.accept()) {
            Frame.receive(client, Request.MOST_BYTES);
            client.write(framed(answer));
        } catch (IOException e) {
            throw new UncheckedIOException("could not answer", e);
        }
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(site.folder())) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /// What comes back until the server hangs up.
    private String answerTo(ByteBuffer message) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            channel.write(message);
            channel.shutdownOutput();
            ByteBuffer answer = ByteBuffer.allocate(64 * 1024);
            while (channel.read(answer) >= 0) {}
            return new String(answer.array(), 0, answer.position(), StandardCharsets.UTF_8);
        }
    }

    private static ByteBuffer framed(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(4 + bytes.length)
                .putInt(bytes.length)
                .put(bytes)
                .flip();
    }
}
