package dev.cardea.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// People who have registered at a tenant of StaticBackend's, and what they send: whole requests, ready to be
/// written.
final class People {

    /// Who signs in, and whether that can succeed.
    enum Attempt {
        RIGHT_PASSWORD(200),
        WRONG_PASSWORD(401),
        UNKNOWN_ADDRESS(401);

        private final int status;

        Attempt(int status) {
            this.status = status;
        }

        /// What it is to be answered.
        int status() {
            return status;
        }

        String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private final int port;
    private final String publicKey;
    private final int count;
    private final List<String> tokens;

    private People(int port, String publicKey, int count, List<String> tokens) {
        this.port = port;
        this.publicKey = publicKey;
        this.count = count;
        this.tokens = tokens;
    }

    static People register(int port, String publicKey, int count) {
        People nobody = registered(port, publicKey, 0);
        return new People(port, publicKey, count, Errands.run(port, count, nobody::register));
    }

    /// Those that another process has registered. They can sign in; what they hold is not known.
    static People registered(int port, String publicKey, int count) {
        return new People(port, publicKey, count, List.of());
    }

    int count() {
        return count;
    }

    /// Each number is somebody; they begin anew after the last one.
    byte[] login(Attempt attempt, long number) {
        long user = number % count;
        return switch (attempt) {
            case RIGHT_PASSWORD -> login(address(user), password(user));
            case WRONG_PASSWORD -> login(address(user), password(user + 1));
            case UNKNOWN_ADDRESS -> login("un" + address(user), password(user));
        };
    }

    /// Somebody asks who they are.
    byte[] me(long number) {
        String token = tokens.get((int) (number % tokens.size()));
        return message("GET", "/me", "Authorization: Bearer " + token + "\r\n", "");
    }

    /// The public key and a token, a line for each of them.
    void writeTokens(Path file) throws IOException {
        Files.write(file, tokens.stream().map(token -> publicKey + "\t" + token).toList());
    }

    private String register(Connection connection, int number) throws IOException {
        Connection.Answer answer =
                connection.ask(message("POST", "/register", "", credentials(address(number), password(number))));
        if (answer.status() != 200) {
            throw new Failed("POST /register was answered " + answer.status() + ": " + answer.body());
        }
        return answer.body().substring(1, answer.body().length() - 1);
    }

    private byte[] login(String address, String password) {
        return message("POST", "/login", "", credentials(address, password));
    }

    private byte[] message(String method, String path, String header, String body) {
        String text = method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nSB-PUBLIC-KEY: " + publicKey
                + "\r\n" + header + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body;
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String credentials(String address, String password) {
        return "{\"email\":\"" + address + "\",\"password\":\"" + password + "\"}";
    }

    static String address(long number) {
        return "known-" + number + "@example.com";
    }

    static String password(long number) {
        return "the pass phrase of number " + number;
    }
}
