package dev.cardea.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// A connection that nobody waits at: one of many that a thread looks after. It has at most one request under way.
final class OpenConnection {

    /// @param head status line and headers, as they came
    record Reply(int status, String head, String body) {

        /// The value of a header, by its name as the server writes it.
        Optional<String> header(String name) {
            String mark = "\r\n" + name + ": ";
            int begin = head.indexOf(mark);
            if (begin < 0) {
                return Optional.empty();
            }
            int end = head.indexOf("\r\n", begin + mark.length());
            return Optional.of(head.substring(begin + mark.length(), end < 0 ? head.length() : end));
        }

        /// Whether the server closes the connection after it.
        boolean isLast() {
            return header("Connection").filter("close"::equalsIgnoreCase).isPresent();
        }
    }

    private final SocketChannel channel;
    private byte[] in = new byte[1024];
    private int filled;
    private boolean isConnecting;
    private boolean isWaiting;
    private long number;
    private long due;
    private long sent;

    private OpenConnection(SocketChannel channel) {
        this.channel = channel;
    }

    /// Begins to connect, and has often done so already; else the selector tells when.
    static OpenConnection open(Selector selector, String from, int port) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
            OpenConnection connection = new OpenConnection(channel);
            connection.isConnecting = !channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            int interest = connection.isConnecting ? SelectionKey.OP_CONNECT : SelectionKey.OP_READ;
            channel.register(selector, interest, connection);
            return connection;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    void finish(SelectionKey key) throws IOException {
        channel.finishConnect();
        isConnecting = false;
        key.interestOps(SelectionKey.OP_READ);
    }

    /// Only while nothing is under way, so that the socket has room for a whole request.
    void send(long newNumber, byte[] message, long newDue) throws IOException {
        number = newNumber;
        due = newDue;
        sent = System.nanoTime();
        filled = 0;
        if (channel.write(ByteBuffer.wrap(message)) < message.length) {
            throw new IOException("the socket did not take a whole request");
        }
        isWaiting = true;
    }

    /// The reply, once the rest of it has come.
    ///
    /// @param buffer for anything, and shared
    /// @throws EOFException if the server has closed the connection
    Optional<Reply> read(ByteBuffer buffer) throws IOException {
        buffer.clear();
        if (channel.read(buffer) < 0) {
            throw new EOFException("the server closed the connection");
        }
        buffer.flip();
        int count = buffer.remaining();
        if (filled + count > in.length) {
            in = Arrays.copyOf(in, Math.max(2 * in.length, filled + count));
        }
        buffer.get(in, filled, count);
        filled += count;
        Optional<Reply> reply = isWaiting ? reply() : Optional.empty();
        isWaiting = isWaiting && reply.isEmpty();
        return reply;
    }

    boolean isConnecting() {
        return isConnecting;
    }

    boolean isOpen() {
        return channel.isOpen();
    }

    boolean isWaiting() {
        return isWaiting;
    }

    long number() {
        return number;
    }

    long due() {
        return due;
    }

    long sent() {
        return sent;
    }

    void close() {
        isWaiting = false;
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("could not close a connection", e);
        }
    }

    private Optional<Reply> reply() {
        String text = new String(in, 0, filled, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return Optional.empty();
        }
        int status = Integer.parseInt(text, 9, 12, 10);
        Reply head = new Reply(status, text.substring(0, end), "");
        int length = head.header("Content-Length").map(Integer::parseInt).orElse(0);
        int begin = end + 4;
        return text.length() < begin + length
                ? Optional.empty()
                : Optional.of(new Reply(status, head.head, text.substring(begin, begin + length)));
    }
}
