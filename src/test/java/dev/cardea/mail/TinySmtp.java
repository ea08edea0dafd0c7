package dev.cardea.mail;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// A mail server that says what a test wants it to: slow, refusing, or with `STARTTLS`, which GreenMail has not.
final class TinySmtp implements AutoCloseable {

    /// As a reply: nothing is said, and the connection stays as it is.
    static final String SILENCE = "";

    /// As a reply: one that never ends.
    static final String DRIPPING = "drip";

    /// The line that ends a letter, by which time it is among [#letters].
    static final String END = ".";

    private final ServerSocket server;
    private final UnaryOperator<String> replies;
    private final Optional<SSLContext> tls;
    private final AtomicInteger connections = new AtomicInteger();
    private final List<String> letters = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    private TinySmtp(UnaryOperator<String> replies, Optional<SSLContext> tls) {
        this.replies = replies;
        this.tls = tls;
        try {
            this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::serve);
    }

    /// @param replies gives the reply to a command, or `250 ok`, `354 go on` and the like if it gives the command back
    static TinySmtp replying(UnaryOperator<String> replies) {
        return new TinySmtp(replies, Optional.empty());
    }

    static TinySmtp withStartTls(SSLContext tls) {
        return new TinySmtp(command -> command, Optional.of(tls));
    }

    int port() {
        return server.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    /// What was taken, headers and all.
    List<String> letters() {
        return letters;
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void serve() {
        try {
            while (true) {
                Socket socket = server.accept();
                sockets.add(socket);
                connections.incrementAndGet();
                Thread.startVirtualThread(() -> talk(socket));
            }
        } catch (IOException _) {
            return; // closed
        }
    }

    private void talk(Socket socket) {
        try {
            say(socket, "220 tiny");
            converse(socket, tls.isPresent());
        } catch (IOException _) {
            return; // the other end has gone
        }
    }

    private void converse(Socket socket, boolean offersTls) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        for (String command = lines.readLine(); command != null; command = lines.readLine()) {
            if (offersTls && command.startsWith("STARTTLS")) {
                say(socket, "220 go on");
                converse(secured(socket), false);
                return;
            }
            String wanted = replies.apply(command);
            boolean isUsual = wanted.equals(command);
            if (isUsual && command.startsWith("DATA")) {
                say(socket, "354 go on");
                letters.add(letter(lines));
                String end = replies.apply(END);
                say(socket, end.equals(END) ? "250 taken" : end);
            } else if (isUsual && command.startsWith("EHLO")) {
                say(socket, offersTls ? "250-tiny\r\n250 STARTTLS" : "250 tiny");
            } else if (wanted.equals(DRIPPING)) {
                drip(socket);
            } else if (!wanted.equals(SILENCE)) {
                say(socket, isUsual ? "250 ok" : wanted);
            }
        }
    }

    private Socket secured(Socket socket) throws IOException {
        SSLSocket secured = (SSLSocket)
                tls.orElseThrow().getSocketFactory().createSocket(socket, "localhost", socket.getPort(), true);
        secured.setUseClientMode(false);
        secured.startHandshake();
        return secured;
    }

    private static String letter(BufferedReader lines) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line = lines.readLine(); !END.equals(line); line = lines.readLine()) {
            if (line == null) {
                throw new EOFException("half a letter is none");
            }
            text.append(line).append('\n');
        }
        return text.toString();
    }

    /// Each line is in time for the next timeout.
    private static void drip(Socket socket) throws IOException {
        for (int i = 0; ; i++) {
            say(socket, "250-line " + i);
            LockSupport.parkNanos(50_000_000);
        }
    }

    private static void say(Socket socket, String reply) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
