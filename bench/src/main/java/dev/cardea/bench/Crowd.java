package dev.cardea.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Users that exist before anything is measured, made through the server's own API, and the tokens that they hold.
final class Crowd {

    private static final String USERS = "/organizations/users/";

    /// @param pointId percent-encoded, as clients send it
    private record User(String pointId, String refreshToken) {}

    private final int port;
    private final List<User> users;
    private int next;

    private Crowd(int port, List<User> users) {
        this.port = port;
        this.users = users;
    }

    static Crowd create(int port, String apiKey, int count) {
        return new Crowd(port, Errands.run(port, count, (connection, number) -> {
            Connection.Answer answer = asked(connection, "POST", USERS + "crowd-" + number, apiKey);
            return new User(encoded(between(answer.body(), "\"id\":\"")), between(answer.body(), "\"token\":\""));
        }));
    }

    /// Point ids and refresh tokens of so many users, one a line.
    void writeRefreshTokens(Path file, int count) throws IOException {
        List<String> lines = users.subList(0, Math.min(count, users.size())).stream()
                .map(user -> user.pointId() + "\t" + user.refreshToken())
                .toList();
        Files.write(file, lines);
    }

    /// Point ids and new access tokens, one a line; they go round all users, so that nobody gets many.
    void writeAccessTokens(Path file, int count) throws IOException {
        int first = next;
        next = (next + count) % users.size();
        List<String> lines = Errands.run(port, count, (connection, number) -> {
            User user = users.get((first + number) % users.size());
            return user.pointId() + "\t" + token(mint(connection, user));
        });
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (String line : lines) {
                writer.write(line);
                writer.newLine();
            }
        }
    }

    /// The answer to making an access token.
    Connection.Answer mint(Connection connection) throws IOException {
        return mint(connection, users.getFirst());
    }

    /// A new access token.
    String token(Connection connection) throws IOException {
        return token(mint(connection));
    }

    /// The answer to revoking an access token.
    Connection.Answer revoke(Connection connection) throws IOException {
        String token = token(connection);
        return asked(connection, "DELETE", USERS + users.getFirst().pointId() + "/access_token/" + token, token);
    }

    private static Connection.Answer asked(Connection connection, String method, String path, String credential)
            throws IOException {
        Connection.Answer answer = connection.ask(method, path, credential, "");
        if (answer.status() != 200) {
            throw new IllegalStateException(method + " " + path + " was answered " + answer.status());
        }
        return answer;
    }

    private static Connection.Answer mint(Connection connection, User user) throws IOException {
        return asked(connection, "POST", USERS + user.pointId() + "/access_token", user.refreshToken());
    }

    private static String token(Connection.Answer minted) {
        return between(minted.body(), "\"token\":\"Bearer ");
    }

    private static String encoded(String pointId) {
        return pointId.replace("|", "%7C");
    }

    private static String between(String text, String mark) {
        int begin = text.indexOf(mark) + mark.length();
        return text.substring(begin, text.indexOf('"', begin));
    }
}
