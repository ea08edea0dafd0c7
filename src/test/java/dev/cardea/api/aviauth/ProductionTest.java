package dev.cardea.api.aviauth;

import static dev.cardea.api.aviauth.AviauthFixture.URL;
import static dev.cardea.api.aviauth.AviauthFixture.as;
import static dev.cardea.api.aviauth.AviauthFixture.payload;
import static dev.cardea.api.aviauth.AviauthFixture.tokens;
import static dev.cardea.testing.TestServer.got;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.Door;
import dev.cardea.core.Policy;
import dev.cardea.core.Scopes;
import dev.cardea.flow.TenantRef;
import dev.cardea.testing.RawClient.Answer;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What holds where operators run the server: decision 11, and whose word counts for what its address is.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProductionTest {

    @AutoClose
    private final AviauthFixture app;

    ProductionTest(@TempDir Path folder) {
        app = new AviauthFixture(Mode.PRODUCTION, folder);
    }

    private String scope(String client, String asked) {
        Answer answer = app.form(
                "/latest/users/register",
                "email=" + app.address("s") + "&password=" + app.password("x") + "&scope=" + asked + "&" + as(client));
        return payload(tokens(201, answer).path("access_token").asString())
                .path("scope")
                .asString();
    }

    // 11
    @Test
    void aClientGivesOnlyWhatItMay() {
        app.client(app.tenant(), "users-only", Scopes.OF_USERS);

        assertThat(scope("users-only", "")).isEqualTo("user:read user:update user:full");
        assertThat(scope("users-only", "applications%3Afull+user%3Aupdate")).isEqualTo("user:update");
        assertThat(scope("users-only", "applications%3Afull")).isEqualTo("user:read user:update user:full");
    }

    // who writes a Host header must not choose where our letters lead
    @Test
    void linksLeadWhereTheOperatorSays() {
        String email = app.address("host");
        String fields = "email=" + email + "&password=" + app.password("x") + "&" + AviauthFixture.CLIENT;

        Answer answer = app.sendRaw("POST /latest/users/register HTTP/1.1\r\nHost: api.example.org.evil.example\r\n"
                + "X-Forwarded-Host: evil.example\r\n" + AviauthFixture.FORM + "\r\nContent-Length: "
                + fields.length() + "\r\n\r\n" + fields);

        assertThat(payload(tokens(201, answer).path("access_token").asString())
                        .path("iss")
                        .asString())
                .isEqualTo(URL);
        assertThat(app.letterTo(email).url()).isEqualTo(URL);
        assertThat(app.letterTo(email).html()).doesNotContain("evil");
    }

    // the family is closed to who has not opened it
    @Test
    void aClosedDoorEndsWhatItOpened() {
        TenantRef closing = app.tenantWith("closing", Scopes.ALL);
        String fields = "email=" + app.address("c") + "&password=" + app.password("x") + "&" + as("closing");
        String access = tokens(201, app.form("/latest/users/register", fields))
                .path("access_token")
                .asString();
        assertThat(app.isAlive(access)).isTrue();

        got(app.operations().changePolicy().run(closing, ProductionTest::closed));

        Expect.notAuthenticated(app.profile(access));
        Expect.refused(app.form("/latest/users/register", fields), 401, Expect.WRONG_CLIENT);
    }

    private static Policy closed(Policy policy) {
        return policy.withDoors(EnumSet.of(Door.POINT));
    }
}
