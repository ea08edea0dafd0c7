package dev.cardea.app;

import static dev.cardea.testing.TestServer.got;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.Environment;
import dev.cardea.flow.TenantRef;
import dev.cardea.testing.RawClient;
import dev.cardea.testing.RawClient.Answer;
import dev.cardea.testing.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A person who came in through one door is the same person behind the others (decision 1), over the wire.
class OneUserBaseTest {

    private static final TenantRef DEV = new TenantRef(Development.ORGANISATION, Environment.DEV);
    private static final String POINT = "Authorization: Bearer " + Development.POINT_API_KEY;
    private static final String APP = "SB-PUBLIC-KEY: " + Development.PUBLIC_KEY;

    @TempDir
    Path folder;

    private TestServer server;
    private String owner;

    @BeforeEach
    void start() {
        server = TestServer.shaped(folder)
                .development()
                .defaultEnvironment(Environment.DEV)
                .start();
        owner = session("/register", "owner@t.co");
        ask("POST /account/users", credentials("ann@t.co"), APP, bearer(owner));
        got(server.operations().linkUser().run(DEV, "ann@t.co", "u-ann"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whoRegistersInOneFamilyIsReadInTheOther() {
        Answer user = ask("GET /organizations/users/u-ann", "", POINT);

        assertThat(user.status()).isEqualTo(200);
        assertThat(user.body()).startsWith("{\"user\":{\"id\":\"point|");
    }

    @Test
    void whoIsRemovedInOneFamilyIsGoneFromTheOther() {
        String access = accessToken();
        assertThat(introspected(access)).contains("\"active\":true");
        String ann = session("/login", "ann@t.co");
        assertThat(introspected(ann)).contains("\"active\":true");

        assertThat(ask("DELETE /account/users/" + idOf(ann), "", APP, bearer(owner))
                        .body())
                .isEqualTo("true");

        assertThat(ask("GET /organizations/users/u-ann", "", POINT).status()).isEqualTo(404);
        assertThat(introspected(access)).isEqualTo("{\"active\":false}");
        assertThat(introspected(ann)).isEqualTo("{\"active\":false}");
        assertThat(ask("GET /me", "", APP, bearer(ann)).status()).isEqualTo(400);
    }

    @Test
    void whoIsDeactivatedIsNowhereLetIn() {
        String ann = session("/login", "ann@t.co");
        String access = accessToken();

        got(server.operations().setUserActive().run(DEV, "u-ann", false));

        assertThat(ask("GET /me", "", APP, bearer(ann)).status()).isEqualTo(400);
        assertThat(ask("POST /login", credentials("ann@t.co"), APP).status()).isEqualTo(401);
        assertThat(introspected(access)).isEqualTo("{\"active\":false}");
    }

    @Test
    void aSessionThatIsRevokedThroughOAuthOpensNothingMore() {
        String ann = session("/login", "ann@t.co");

        assertThat(ask("POST /oauth2/revoke", "token=" + ann, POINT).status()).isEqualTo(200);

        assertThat(ask("GET /me", "", APP, bearer(ann)).body())
                .isEqualTo("error validating auth key: invalid authentication token\n");
    }

    private String session(String path, String email) {
        return ask("POST " + path, credentials(email), APP).body().replace("\"", "");
    }

    private String accessToken() {
        String minted = ask("POST /users/u-ann/access_token", "", POINT).body();
        return minted.replaceAll(".*\"Bearer ([^\"]+)\".*", "$1");
    }

    private String idOf(String session) {
        return ask("GET /me", "", APP, bearer(session)).body().replaceAll(".*\"userId\":\"([^\"]+)\".*", "$1");
    }

    private String introspected(String token) {
        return ask("POST /oauth2/introspect", "token=" + token, POINT).body();
    }

    private static String credentials(String email) {
        return "{\"email\":\"" + email + "\",\"password\":\"userpw\"}";
    }

    private static String bearer(String token) {
        return "Authorization: Bearer " + token;
    }

    private Answer ask(String line, String body, String... headers) {
        String type = line.contains("/oauth2/") ? "Content-Type: application/x-www-form-urlencoded\r\n" : "";
        try (RawClient client = RawClient.to(server.port())) {
            return client.send(line + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + String.join("\r\n", headers) + "\r\n" + type
                    + "Content-Length: " + body.length() + "\r\n\r\n" + body);
        }
    }
}
