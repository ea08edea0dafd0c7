package dev.cardea.api.aviauth;

import static dev.cardea.api.aviauth.AviauthFixture.CLIENT;
import static dev.cardea.api.aviauth.AviauthFixture.JSON;
import static dev.cardea.api.aviauth.AviauthFixture.bearer;
import static dev.cardea.api.aviauth.AviauthFixture.payload;
import static dev.cardea.api.aviauth.AviauthFixture.tokens;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.testing.RawClient.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Who may call what: contract aviauth.md §9, cases 29, 30 and 35 to 39.
@BothModes
class ProfileTest {

    private static final String PROFILE = "GET /latest/users/profile";

    private final AviauthFixture app;

    ProfileTest(AviauthFixture app) {
        this.app = app;
    }

    // 29
    @Test
    void onlyDeclaredMethodsAreKnown() {
        for (String method : List.of("GET", "PUT", "OPTIONS", "DELETE", "HEAD")) {
            Answer answer = app.send(method + " /latest/users/register", "Content-Length: 0");
            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.header("Allow")).isEmpty();
            assertThat(answer.headers("Content-Type")).containsExactly("application/json");
            assertThat(answer.body()).isEqualTo(method.equals("HEAD") ? "" : "{\"detail\":\"Method Not Allowed\"}");
        }
    }

    // 30 by decision 6
    @Test
    void whatIsNotThereIsNotFound() {
        for (String line : List.of(
                "GET /latest/users/me",
                "POST /latest/auth/refresh",
                "POST /latest/auth/introspect",
                "GET /latest/applications",
                "GET /v0",
                "GET /latest/openapi.json",
                "POST /latest/users/register//")) {
            Expect.refused(app.send(line, "Content-Length: 0"), 404, "{\"detail\":\"Not Found\"}");
        }
        assertThat(app.form("/v1/users/register", CLIENT).status()).isEqualTo(404);
    }

    // 35, 38, A4
    @Test
    void withoutALivingTokenNobodyIsShown() {
        Expect.notAuthenticated(app.send(PROFILE));
        for (String sent : List.of("Basic YTpi", "Bearer", "Bearer ", "Bearer zzz", "zzz")) {
            Expect.notAuthenticated(app.send(PROFILE, "Authorization: " + sent));
        }
    }

    // only access tokens open anything
    @Test
    void aRefreshTokenIsNoBearer() {
        Expect.notAuthenticated(app.profile(app.person().refresh()));
    }

    // 36
    @Test
    void aUserIsShown() {
        Person person = app.person("user:read");
        String shown = "{\"email\":\"" + person.email() + "\",\"id\":\"" + person.id()
                + "\",\"username\":null,\"first_name\":\"\",\"last_name\":\"\"}";

        Expect.json(app.profile(person.access()), 200, shown);
        Expect.json(app.send(PROFILE + "/", "authorization: bearer " + person.access()), 200, shown);
        Expect.json(app.send("GET /v0/users/profile", person.key()), 200, shown);
    }

    // 37
    @Test
    void aScopeIsNeeded() {
        for (String scope : List.of("openid", "user:update", "applications:full")) {
            Person person = app.person(scope);
            assertThat(payload(person.access()).path("scope").asString()).isEqualTo(scope);
            Expect.permission(app.profile(person.access()), 403, "Not authenticated");
        }
    }

    // 39
    @Test
    void whoIsSignedInDoesNotRegister() {
        Person person = app.person("openid");

        Expect.permission(app.form("/latest/users/register/", "", person.key()), 401, "Is authenticated");
        Expect.json(
                app.sendWith("{bad", "POST /latest/users/register/", JSON, person.key()),
                422,
                app.sendWith("{bad", "POST /latest/users/register/", JSON).body());
    }

    // 39, A4
    @Test
    void aDeadTokenDoesNotKeepFromRegistering() {
        String fields = "email=" + app.address("z") + "&password=" + app.password("x") + "&" + CLIENT;

        tokens(201, app.form("/latest/users/register/", fields, bearer("zzz")));
    }
}
