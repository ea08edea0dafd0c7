package dev.cardea.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.app.Development;
import dev.cardea.testing.RawClient;
import dev.cardea.testing.RawClient.Answer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sound requests between the others, over a new connection and over one that was open all the time. They must
/// be answered, and what they make is what the next mutations start from.
final class Probe implements AutoCloseable {

    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"(?:Bearer )?([^\"]+)\"");

    private final int port;
    private final String name;
    private final RawClient longOpen;
    private final String session;

    Probe(int port, String name) {
        this.port = port;
        this.name = name;
        this.longOpen = RawClient.to(port);
        this.session = session();
    }

    private String session() {
        String body = "{\"email\":\"" + Development.ADMINISTRATOR + "\",\"password\":\""
                + Development.ADMINISTRATOR_PASSWORD + "\"}";
        String token = good(longOpen.send("POST /login HTTP/1.1\r\nHost: x\r\nSB-PUBLIC-KEY: " + Development.PUBLIC_KEY
                        + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body))
                .body();
        return token.substring(1, token.length() - 1);
    }

    /// A new user with new tokens.
    Material make(long number) {
        String user = name + "-" + number;
        try (RawClient client = RawClient.to(port)) {
            Answer created = good(client.send(request("POST /organizations/users/" + user, FuzzedTokens.API_KEY)));
            String id = text(ID, created);
            String refresh = text(TOKEN, created);
            String path = "/organizations/users/" + id + "/access_token";
            Answer minted = good(longOpen.send(request("POST " + path, refresh)));
            return new Material(user, id, refresh, text(TOKEN, minted), session);
        }
    }

    @Override
    public void close() {
        longOpen.close();
    }

    private static String request(String line, String bearer) {
        return line + " HTTP/1.1\r\nHost: staging.x\r\nAuthorization: Bearer " + bearer + "\r\n\r\n";
    }

    private static Answer good(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        return answer;
    }

    private static String text(Pattern pattern, Answer answer) {
        Matcher matcher = pattern.matcher(answer.body());
        assertThat(matcher.find()).as("%s in %s", pattern, answer.body()).isTrue();
        return matcher.group(1);
    }
}
