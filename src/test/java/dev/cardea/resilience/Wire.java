package dev.cardea.resilience;

import dev.cardea.testing.RawClient.Answer;
import java.io.BufferedInputStream;
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
import java.util.regex.Pattern;

/// One connection to a server on this machine, which forgives the server nothing: an answer is whole and
/// well-formed, or there is none because the server has closed.
final class Wire implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 10_000;
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.1 [1-5][0-9][0-9] [ -~]*");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]+: ?[ -~]*");

    private final Socket socket;
    private final InputStream in;

    private Wire(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    static Wire to(int port) {
        try {
            Socket socket = new Socket();
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            return new Wire(socket);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot connect to port " + port, e);
        }
    }

    /// Writes the text, each character as one byte. What the server no longer takes is no error: see its
    /// answer.
    void write(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException _) {
            return; // the server has closed; what it said before is still there to read
        }
    }

    /// Tells the server that nothing more will come.
    void finish() {
        try {
            socket.shutdownOutput();
        } catch (IOException _) {
            return; // already closed by the server
        }
    }

    /// The next final answer; empty if the server closed before its first byte.
    Optional<Answer> next(boolean toHead) {
        for (Optional<Answer> answer = read(toHead); ; answer = read(toHead)) {
            if (answer.isEmpty() || answer.get().status() >= 200) {
                return answer;
            }
        }
    }

    /// The next answer, be it only `100 Continue`; empty if the server closed before its first byte.
    Optional<Answer> read(boolean toHead) {
        int first = firstByte();
        return first < 0 ? Optional.empty() : Optional.of(answer((char) first, toHead));
    }

    /// Whether the server closes without another byte; waits for one or the other.
    boolean isClosed() {
        return firstByte() < 0;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int firstByte() {
        try {
            return in.read();
        } catch (SocketTimeoutException e) {
            throw new Misbehaviour("neither sends anything nor closes within " + PATIENCE_MILLIS + " ms", e);
        } catch (IOException _) {
            return -1; // reset rather than closed, because we had sent more than the server wanted to read
        }
    }

    private Answer answer(char first, boolean toHead) {
        try {
            String statusLine = first + line();
            demand(STATUS_LINE.matcher(statusLine).matches(), "no status line", statusLine);
            int status = Integer.parseInt(statusLine.substring(9, 12));
            List<String> headers = new ArrayList<>();
            for (String line = line(); !line.isEmpty(); line = line()) {
                demand(HEADER.matcher(line).matches(), "no header line", line);
                headers.add(line);
            }
            Answer head = new Answer(status, headers, "");
            boolean isBodiless = toHead || status < 200 || status == 204 || status == 304;
            return isBodiless ? head : new Answer(status, headers, body(head));
        } catch (SocketTimeoutException e) {
            throw new Misbehaviour("begins an answer and never ends it", e);
        } catch (IOException e) {
            throw new Misbehaviour("breaks off in the middle of an answer", e);
        }
    }

    private String body(Answer head) throws IOException {
        List<String> lengths = head.headers("Content-Length");
        demand(lengths.size() == 1 && head.headers("Transfer-Encoding").isEmpty(), "no single length", head.toString());
        byte[] bytes = in.readNBytes(Integer.parseInt(lengths.getFirst()));
        if (bytes.length < Integer.parseInt(lengths.getFirst())) {
            throw new IOException("closed after " + bytes.length + " of " + lengths.getFirst() + " bytes");
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("closed after: " + line);
            }
            line.append((char) b);
        }
        demand(!line.isEmpty() && line.charAt(line.length() - 1) == '\r', "a line without CRLF", line.toString());
        line.setLength(line.length() - 1);
        return line.toString();
    }

    private static void demand(boolean holds, String otherwise, String shown) {
        if (!holds) {
            throw new Misbehaviour(otherwise + ": " + shown);
        }
    }
}
