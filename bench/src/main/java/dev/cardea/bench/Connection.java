package dev.cardea.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// One HTTP connection that is kept alive: just enough of a client to prepare what is measured, and quick.
final class Connection implements AutoCloseable {

    /// @param head status line and headers, as they came
    record Answer(int status, List<String> head, String body) {

        /// Its size as it came, if the body has ASCII characters only.
        int size() {
            return head.stream().mapToInt(line -> line.length() + 2).sum() + 2 + body.length();
        }

        /// A text in the JSON object that is its body.
        String text(String field) {
            return JSON.readTree(body).get(field).stringValue();
        }
    }

    private static final JsonMapper JSON = new JsonMapper();

    private final int port;
    private final Socket socket;
    private final InputStream in;
    private byte[] buffer = new byte[4096];
    private int filled;

    Connection(int port) throws IOException {
        this.port = port;
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(60_000);
        this.in = socket.getInputStream();
    }

    /// Sends what the Lua scripts send. A body is taken for a web form.
    Answer ask(String method, String path, String credential, String body) throws IOException {
        String type = body.isEmpty() ? "application/json" : "application/x-www-form-urlencoded";
        String message = method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n"
                + (credential.isEmpty() ? "" : "Authorization: Bearer " + credential + "\r\n")
                + "Accept: */*\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        return ask(message.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Sends a request as it stands.
    Answer ask(byte[] message) throws IOException {
        socket.getOutputStream().write(message);
        filled = 0;
        return answer();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private Answer answer() throws IOException {
        int end = -1;
        while (end < 0) {
            fill();
            end = text().indexOf("\r\n\r\n");
        }
        List<String> head = text().substring(0, end).lines().toList();
        int length = head.stream()
                .filter(line -> line.regionMatches(true, 0, "Content-Length: ", 0, 16))
                .mapToInt(line -> Integer.parseInt(line.substring(16)))
                .findFirst()
                .orElse(0);
        int start = end + 4;
        while (filled < start + length) {
            fill();
        }
        int status = Integer.parseInt(head.getFirst().substring(9, 12));
        return new Answer(status, head, new String(buffer, start, length, StandardCharsets.UTF_8));
    }

    private void fill() throws IOException {
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * filled);
        }
        int read = in.read(buffer, filled, buffer.length - filled);
        if (read < 0) {
            throw new EOFException("the server closed the connection");
        }
        filled += read;
    }

    private String text() {
        return new String(buffer, 0, filled, StandardCharsets.ISO_8859_1);
    }
}
