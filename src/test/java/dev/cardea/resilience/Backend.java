package dev.cardea.resilience;

import dev.cardea.app.Development;
import dev.cardea.resilience.Ledger.Held;
import dev.cardea.resilience.Ledger.Made;
import dev.cardea.testing.RawClient.Answer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An organisation's backend with one connection to the server, for as long as that lasts.
final class Backend implements AutoCloseable {

    /// The server closed the connection instead of answering.
    static final class Gone extends RuntimeException {}

    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"(?:Bearer )?([^\"]+)\"");

    private final Wire wire;

    Backend(int port) {
        this.wire = Wire.to(port);
    }

    /// Creates the user; the answer names its refresh token too.
    Answer create(String name) {
        return send("POST /organizations/users/" + name, Development.POINT_API_KEY);
    }

    Answer show(String name) {
        return send("GET /organizations/users/" + name, Development.POINT_API_KEY);
    }

    Answer mint(Held refresh) {
        return send("POST /organizations/users/" + refresh.user().pointId() + "/access_token", refresh.text());
    }

    Answer mintWithKey(Made user) {
        return send("POST /users/" + user.pointId() + "/access_token", Development.POINT_API_KEY);
    }

    Answer revokeWithKey(Held access) {
        return send(
                "DELETE /users/" + access.user().pointId() + "/access_token/" + access.text(),
                Development.POINT_API_KEY);
    }

    Answer revokeItself(Held access) {
        return send(
                "DELETE /organizations/users/" + access.user().pointId() + "/access_token/" + access.text(),
                access.text());
    }

    Answer endRefresh(Held refresh) {
        return send("DELETE /organizations/users/" + refresh.user().pointId() + "/refresh_token", refresh.text());
    }

    Answer renewRefresh(Made user) {
        return send("POST /organizations/users/" + user.pointId() + "/refresh_token", Development.POINT_API_KEY);
    }

    Answer revokeAnywhere(Held token) {
        return form("/oauth2/revoke", token);
    }

    Answer introspect(Held token) {
        return form("/oauth2/introspect", token);
    }

    /// The token does what it is for.
    Answer use(Held token) {
        return token.isRefresh() ? mint(token) : revokeItself(token);
    }

    static String id(Answer answer) {
        return found(ID, answer);
    }

    static String token(Answer answer) {
        return found(TOKEN, answer);
    }

    @Override
    public void close() {
        wire.close();
    }

    private Answer form(String path, Held token) {
        String body = "token=" + token.text();
        return answer(
                "POST " + path + " HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                        + body.length() + "\r\n" + credential(Development.POINT_API_KEY) + body);
    }

    private Answer send(String line, String bearer) {
        return answer(line + " HTTP/1.1\r\n" + credential(bearer));
    }

    private Answer answer(String request) {
        wire.write(request);
        Optional<Answer> answer = wire.next(false);
        return answer.orElseThrow(Gone::new);
    }

    private static String credential(String bearer) {
        return "Host: dev.x\r\nAuthorization: Bearer " + bearer + "\r\n\r\n";
    }

    private static String found(Pattern pattern, Answer answer) {
        Matcher matcher = pattern.matcher(answer.body());
        if (!matcher.find()) {
            throw new AssertionError("no " + pattern + " in " + answer);
        }
        return matcher.group(1);
    }
}
