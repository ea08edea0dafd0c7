package dev.cardea.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// People who are signed in through a client of Aviauth's. Each sign-in has one refresh token that is good, and every
/// use of it brings another one.
final class SignIns {

    private final int port;
    private final Credentials credentials;
    private final Map<String, String> tokens = new LinkedHashMap<>();

    private SignIns(int port, Credentials credentials) {
        this.port = port;
        this.credentials = credentials;
    }

    static SignIns register(int port, Credentials credentials, int count) {
        SignIns all = new SignIns(port, credentials);
        all.keep(Errands.run(port, count, all::register));
        return all;
    }

    /// The refresh tokens that are good, one a line.
    void writeTokens(Path file) throws IOException {
        Files.write(file, tokens.values());
    }

    /// To be told of the last tokens that a load was answered, within a minute. The answers to its last requests never
    /// came, so all are used once more: a token whose successor was never used brings that successor again.
    ///
    /// @param left one a line, of each sign-in the latest last
    void learn(Path left) throws IOException {
        keep(Files.readAllLines(left));
        List<String> latest = new ArrayList<>(tokens.values());
        keep(Errands.run(
                port, latest.size(), (connection, number) -> refreshToken(refresh(connection, latest.get(number)))));
    }

    /// The answer to the use of a refresh token.
    Connection.Answer refresh(Connection connection) throws IOException {
        Connection.Answer answer =
                refresh(connection, tokens.values().iterator().next());
        keep(List.of(refreshToken(answer)));
        return answer;
    }

    private void keep(List<String> latest) {
        latest.forEach(token -> tokens.put(session(token), token));
    }

    private String register(Connection connection, int number) throws IOException {
        String form = "email=signed-in-" + number + "@example.com&password=the-pass-phrase-of-number-" + number;
        return refreshToken(asked(connection, "/latest/users/register/", form));
    }

    private Connection.Answer refresh(Connection connection, String token) throws IOException {
        return asked(connection, "/latest/auth/token", "grant_type=refresh_token&refresh_token=" + token);
    }

    private Connection.Answer asked(Connection connection, String path, String form) throws IOException {
        String client = "&client_id=" + credentials.clientId() + "&client_secret=" + credentials.clientSecret();
        Connection.Answer answer = connection.ask("POST", path, "", form + client);
        if (answer.status() >= 300) {
            throw new Failed("POST " + path + " was answered " + answer.status() + ": " + answer.body());
        }
        return answer;
    }

    private static String refreshToken(Connection.Answer answer) {
        return between(answer.body(), "\"refresh_token\":\"");
    }

    /// Of a JWT, the claim that all refresh tokens of a sign-in have in common.
    private static String session(String token) {
        byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.")[1]);
        return between(new String(claims, StandardCharsets.UTF_8), "\"sid\":\"");
    }

    private static String between(String text, String mark) {
        int begin = text.indexOf(mark) + mark.length();
        return text.substring(begin, text.indexOf('"', begin));
    }
}
