package dev.cardea.api.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.Environment;
import dev.cardea.flow.TenantRef;
import dev.cardea.testing.RawClient;
import dev.cardea.testing.RawClient.Answer;
import dev.cardea.testing.TestServer;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Two organisations in staging, the first also in production, a user of the first, and how a backend asks
/// about tokens.
final class OAuthFixture implements AutoCloseable {

    static final String STAGING = "staging.sdk.point.test";
    static final String PRODUCTION = "production.sdk.point.test";
    static final String FORM = "Content-Type: application/x-www-form-urlencoded";
    static final TenantRef A = new TenantRef("A", Environment.STAGING);

    final TestServer server;
    final String id;
    final String refreshToken;

    OAuthFixture(Path folder) {
        server = TestServer.in(folder);
        server.tenant("A", Environment.STAGING, "akA");
        server.tenant("A", Environment.PRODUCTION, "akAp");
        server.tenant("B", Environment.STAGING, "akB");
        Answer created = point("POST /organizations/users/u-1", "akA");
        id = text(created, "id");
        refreshToken = text(created, "token");
    }

    static String bearer(String credential) {
        return "Authorization: Bearer " + credential;
    }

    static String basic(String user, String password) {
        return "Authorization: Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    }

    /// Asks Point for something, in staging.
    Answer point(String line, String credential) {
        return send(line + " HTTP/1.1\r\nHost: " + STAGING + "\r\n" + bearer(credential) + "\r\n\r\n");
    }

    /// An access token without the word before it; a backend's own with an API key, else from the refresh
    /// token.
    String accessToken(String credential) {
        return text(point("POST /users/" + id + "/access_token", credential), "token")
                .substring("Bearer ".length());
    }

    Answer introspect(String apiKey, String token) {
        return form("/oauth2/introspect", bearer(apiKey), "token=" + encoded(token));
    }

    Answer revoke(String apiKey, String token) {
        return form("/oauth2/revoke", bearer(apiKey), "token=" + encoded(token));
    }

    Answer form(String path, String authorization, String form) {
        return post(path, STAGING, authorization + "\r\n" + FORM, form);
    }

    Answer post(String path, String host, String headers, String body) {
        return send("POST " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + headers + "\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body);
    }

    Answer send(String text) {
        try (RawClient client = RawClient.to(server.port())) {
            return client.send(text);
        }
    }

    boolean isActive(String token) {
        Answer answer = introspect("akA", token);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body().startsWith("{\"active\":true,");
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    /// The first string of that name in the body.
    static String text(Answer answer, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(answer.body());
        assertThat(matcher.find()).as("%s in %s", name, answer.body()).isTrue();
        return matcher.group(1);
    }

    @Override
    public void close() {
        server.close();
    }
}
