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
    private static final Pattern GRANT = Pattern.compile("\"access_token\":\"([^\"]+)\"");
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"(?:Bearer )?([^\"]+)\"");

    private final int port;
    private final String name;
    private final RawClient longOpen;
    private final String session;
    private final String query;
    private final String grant;

    Probe(int port, String name) {
        this.port = port;
        this.name = name;
        this.longOpen = RawClient.to(port);
        this.session = session();
        this.query = query();
        this.grant = grant();
    }

    private String session() {
        String body = "{\"email\":\"" + Development.ADMINISTRATOR + "\",\"password\":\""
                + Development.ADMINISTRATOR_PASSWORD + "\"}";
        String token = good(longOpen.send("POST /login HTTP/1.1\r\nHost: x\r\nSB-PUBLIC-KEY: " + Development.PUBLIC_KEY
                        + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body))
                .body();
        return token.substring(1, token.length() - 1);
    }

    /// Of an administrator of its own, whom nobody else knows.
    private String query() {
        String admin =
                text(TOKEN, good(posted("/_/user-token/value", "{\"email\":\"admin\",\"password\":\"admin\"}", "")));
        String own = "{\"email\":\"" + name + "\",\"password\":\"pw\",\"admin\":true}";
        assertThat(posted("/_/user", own, "Authorization: Bearer " + admin + "\r\n")
                        .status())
                .isEqualTo(201);
        String asked = "{\"email\":\"" + name + "\",\"password\":\"pw\"}";
        return text(TOKEN, good(posted("/_/user-token/value", asked, "")));
    }

    private String grant() {
        String body = "{\"email\":\"" + name + "@programs.example\",\"password\":\"pw\",\"client_id\":\""
                + Development.CLIENT_ID + "\",\"client_secret\":\"" + Development.CLIENT_SECRET + "\"}";
        Answer registered = posted("/latest/users/register", body, "");
        assertThat(registered.status()).isEqualTo(201);
        return text(GRANT, registered);
    }

    private Answer posted(String path, String body, String header) {
        return longOpen.send("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                + header + "Content-Length: " + body.length() + "\r\n\r\n" + body);
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
            return new Material(user, id, refresh, text(TOKEN, minted), session, query, grant);
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
