package dev.cardea.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One connection to a server on this machine, over which exactly the given bytes go.
///
/// `RawClient.to(port).send("POST /users/u-1 HTTP/1.1\r\nHost: x\r\n\r\n").status()` is the short form. Nothing
/// waits for longer than ten seconds.
public final class RawClient implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 10_000;

    /// One whole response. The body of a chunked one is put together; text is read as UTF-8.
    public record Answer(int status, List<String> headers, String body) {

        public Answer {
            headers = List.copyOf(headers);
        }

        /// The first value of that header, in any case.
        public Optional<String> header(String name) {
            return headers(name).stream().findFirst();
        }

        /// All values of that header, in any case.
        public List<String> headers(String name) {
            String start = name + ":";
            return headers.stream()
                    .filter(line -> line.regionMatches(true, 0, start, 0, start.length()))
                    .map(line -> line.substring(start.length()).strip())
                    .toList();
        }
    }

    private final Socket socket;
    private final InputStream in;

    private RawClient(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    public static RawClient to(int port) {
        try {
            return connected(port);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot connect to port " + port, e);
        }
    }

    /// The same from another address of this machine.
    ///
    /// @param address such as 127.0.0.9
    public static RawClient from(String address, int port) {
        try {
            Socket socket = new Socket();
            socket.bind(new InetSocketAddress(address, 0));
            return connected(socket, port);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot connect to port " + port + " from " + address, e);
        }
    }

    /// Empty if nobody listens there.
    public static Optional<RawClient> reach(int port) {
        try {
            return Optional.of(connected(port));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static RawClient connected(int port) throws IOException {
        return connected(new Socket(), port);
    }

    private static RawClient connected(Socket socket, int port) throws IOException {
        try {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            return new RawClient(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /// Writes the text, each character as one byte, and reads one response.
    public Answer send(String text) {
        write(text);
        return text.startsWith("HEAD ") ? nextHead() : next();
    }

    /// Writes the text, each character as one byte. What the server no longer takes is no error: see the answer.
    public RawClient write(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException _) {
            return this; // the server has closed; what it said before is still there to read
        }
        return this;
    }

    /// As [#send]; empty where no whole answer came in time. The connection is then of no more use.
    public Optional<Answer> ask(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            return Optional.of(whole(true));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// Tells the server that nothing more will come.
    public RawClient finish() {
        try {
            socket.shutdownOutput();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads one response; a `100 Continue` is one too.
    public Answer next() {
        return read(true);
    }

    /// Reads one response to a HEAD request, which has no body whatever its headers say.
    public Answer nextHead() {
        return read(false);
    }

    /// Whether the server has closed the connection and sent nothing more before; waits for that to happen.
    public boolean isClosed() {
        try {
            return in.read() < 0;
        } catch (SocketTimeoutException _) {
            return false;
        } catch (IOException _) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer read(boolean withBody) {
        try {
            return whole(withBody);
        } catch (SocketTimeoutException e) {
            throw new AssertionError("no complete answer within " + PATIENCE_MILLIS + " ms", e);
        } catch (IOException e) {
            throw new UncheckedIOException("the connection broke before a complete answer", e);
        }
    }

    private Answer whole(boolean withBody) throws IOException {
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        List<String> headers = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            headers.add(line);
        }
        Answer head = new Answer(status, headers, "");
        boolean bodiless = !withBody || status < 200 || status == 204 || status == 304;
        return bodiless ? head : new Answer(status, headers, new String(body(head), StandardCharsets.UTF_8));
    }

    private byte[] body(Answer head) throws IOException {
        if (head.header("Transfer-Encoding").isPresent()) {
            return chunks();
        }
        Optional<String> length = head.header("Content-Length");
        return length.isPresent() ? exactly(Integer.parseInt(length.get())) : in.readAllBytes();
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            whole.write(exactly(size));
            line();
        }
        for (String trailer = line(); !trailer.isEmpty(); trailer = line()) {}
        return whole.toByteArray();
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line().split(";", 2)[0].strip(), 16);
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("closed after " + bytes.length + " of " + length + " bytes");
        }
        return bytes;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("closed after: " + line);
            }
            line.append((char) b);
        }
        return line.toString().stripTrailing();
    }
}
