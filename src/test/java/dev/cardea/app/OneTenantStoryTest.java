package dev.cardea.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.Environment;
import dev.cardea.testing.RawClient;
import dev.cardea.testing.RawClient.Answer;
import dev.cardea.testing.TestServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One tenant that opens every door, and one person who goes through all of them (decision 1), over the wire.
class OneTenantStoryTest {

    private static final String EMAIL = "Ann@Example.com";
    private static final String PASSWORD = "tss!its-a-secret";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
    private static final String CLIENT = "&client_id=public-client-id&client_secret=super-secret-secret";
    private static final String APP = "SB-PUBLIC-KEY: " + Development.PUBLIC_KEY;
    private static final String POINT = "Authorization: Bearer " + Development.POINT_API_KEY;

    @TempDir
    Path folder;

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.shaped(folder)
                .development()
                .defaultEnvironment(Environment.DEV)
                .start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aPersonIsTheSameBehindEveryDoorAndGoneFromAllWhenRemoved() {
        // Ann registers through Aviauth, and her profile shows the address as she typed it.
        Answer registered =
                ask("POST /latest/users/register/", form("grant_type=password&email=" + encoded(EMAIL)), FORM);
        assertThat(registered.status()).isEqualTo(201);
        String access = member(registered, "access_token");
        String refresh = member(registered, "refresh_token");
        Answer profile = ask("GET /latest/users/profile", "", bearer(access));
        assertThat(profile.body()).startsWith("{\"email\":\"Ann@Example.com\",\"id\":\"");
        String id = member(profile, "id");

        // She gets a user token from Query Server by e-mail and password, however she writes the address.
        String query = member(
                ask("POST /_/user-token/value", json("email", "ann@example.COM", "password", PASSWORD)), "token");
        assertThat(ask("GET /_/user/token/value?email=ann@example.com", "", bearer(query))
                        .body())
                .isEqualTo("{\"data\":[{\"token\":\"" + query + "\"}]}");
        assertThat(ask("GET /_/user", "", bearer(query)).status()).isEqualTo(401);
        String admin = member(ask("POST /_/user/token/value", json("email", "admin", "password", "admin")), "token");
        assertThat(ask("GET /_/user", "", bearer(admin)).body())
                .contains("\"email\":\"Ann@Example.com\"")
                .contains("\"uuid\":\"" + id + "\"");

        // She signs in through StaticBackend, as the same person, and only now has an account of her own.
        String session = ask("POST /login", json("email", EMAIL, "password", PASSWORD), APP)
                .body()
                .replace("\"", "");
        assertThat(ask("GET /me", "", APP, bearer(session)).body())
                .contains("\"userId\":\"" + id + "\"")
                .contains("\"email\":\"ann@example.com\"")
                .contains("\"role\":50");

        // Her organisation reads her through Point, under the id that everybody got.
        String all =
                ask("POST /oauth2/introspect", "token=" + access, POINT, FORM).body();
        assertThat(all).contains("\"active\":true").contains("\"client_id\":\"public-client-id\"");

        // No token opens a door of another family.
        assertThat(ask("GET /latest/users/profile", "", bearer(query)).status()).isEqualTo(401);
        assertThat(ask("GET /latest/users/profile", "", bearer(session)).status())
                .isEqualTo(401);
        assertThat(ask("GET /_/user", "", bearer(access)).status()).isEqualTo(401);
        assertThat(ask("GET /me", "", APP, bearer(access)).status()).isEqualTo(400);
        assertThat(ask("GET /me", "", APP, bearer(query)).status()).isEqualTo(400);

        // The administrator of Query Server removes her, and she is gone from all.
        assertThat(ask("DELETE /_/user", json("email", "ann@example.com"), bearer(admin))
                        .status())
                .isEqualTo(200);
        assertThat(ask("GET /latest/users/profile", "", bearer(access)).status())
                .isEqualTo(401);
        assertThat(ask("POST /latest/auth/token", form("grant_type=refresh_token&refresh_token=" + refresh), FORM)
                        .body())
                .isEqualTo("{\"detail\":\"Invalid refresh token\"}");
        assertThat(ask("POST /latest/auth/token", form("username=" + encoded(EMAIL)), FORM)
                        .body())
                .isEqualTo("{\"detail\":\"Invalid user credentials\"}");
        assertThat(ask("POST /_/user-token/value", json("email", EMAIL, "password", PASSWORD))
                        .body())
                .isEqualTo("The email or password is not correct.");
        assertThat(ask("GET /_/user-token/value?email=ann@example.com", "", bearer(query))
                        .status())
                .isEqualTo(401);
        assertThat(ask("GET /me", "", APP, bearer(session)).status()).isEqualTo(400);
        assertThat(ask("POST /login", json("email", EMAIL, "password", PASSWORD), APP)
                        .status())
                .isEqualTo(401);
        for (String token : new String[] {access, refresh, query, session}) {
            assertThat(ask("POST /oauth2/introspect", "token=" + token, POINT, FORM)
                            .body())
                    .isEqualTo("{\"active\":false}");
        }
    }

    @Test
    void whoRegistersAnAddressFirstDoesNotBecomeItsAdministrator() {
        ask("POST /latest/users/register/", form("email=boss@example.com"), FORM);
        String strangers = member(
                ask("POST /_/user/token/value", json("email", "boss@example.com", "password", PASSWORD)), "token");
        String admin = member(ask("POST /_/user/token/value", json("email", "admin", "password", "admin")), "token");

        Answer raised = ask("PUT /_/user", "{\"email\":\"boss@example.com\",\"admin\":true}", bearer(admin));
        assertThat(raised.status()).isEqualTo(400);
        assertThat(raised.body()).isEqualTo("The email of the user is not confirmed: send a new_password too");
        assertThat(ask("GET /_/user", "", bearer(strangers)).status()).isEqualTo(401);

        for (String renamed : new String[] {"boss@example.com", "Boss@example.com"}) {
            String renaming = "{\"email\":\"boss@example.com\",\"new_email\":\"" + renamed + "\"}";
            assertThat(ask("PUT /_/user", renaming, bearer(admin)).status()).isEqualTo(200);
            assertThat(ask("PUT /_/user", "{\"email\":\"boss@example.com\",\"admin\":true}", bearer(admin))
                            .status())
                    .isEqualTo(400);
        }

        String both = "{\"email\":\"boss@example.com\",\"admin\":true,\"new_password\":\"bosses-own\"}";
        assertThat(ask("PUT /_/user", both, bearer(admin)).status()).isEqualTo(200);
        assertThat(ask("GET /_/user", "", bearer(strangers)).status()).isEqualTo(401);
        assertThat(ask("POST /_/user/token/value", json("email", "boss@example.com", "password", PASSWORD))
                        .status())
                .isEqualTo(400);
        String bosses = member(
                ask("POST /_/user/token/value", json("email", "boss@example.com", "password", "bosses-own")), "token");
        assertThat(ask("GET /_/user", "", bearer(bosses)).status()).isEqualTo(200);
    }

    private static String form(String fields) {
        return fields + "&password=" + encoded(PASSWORD) + CLIENT;
    }

    private static String json(String... namesAndValues) {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            json.append(i == 0 ? "" : ",");
            json.append('"')
                    .append(namesAndValues[i])
                    .append("\":\"")
                    .append(namesAndValues[i + 1])
                    .append('"');
        }
        return json.append('}').toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String member(Answer answer, String name) {
        return answer.body().replaceAll("(?s).*\"" + name + "\":\"([^\"]+)\".*", "$1");
    }

    private static String bearer(String token) {
        return "Authorization: Bearer " + token;
    }

    private Answer ask(String line, String body, String... headers) {
        try (RawClient client = RawClient.to(server.port())) {
            return client.send(line + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + String.join("\r\n", headers)
                    + (headers.length == 0 ? "" : "\r\n")
                    + "Content-Length: " + body.length() + "\r\n\r\n" + body);
        }
    }
}
