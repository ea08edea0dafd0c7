package dev.cardea.api.aviauth;

import static dev.cardea.api.aviauth.AviauthFixture.CLIENT;
import static dev.cardea.api.aviauth.AviauthFixture.FORM;
import static dev.cardea.api.aviauth.AviauthFixture.as;
import static dev.cardea.api.aviauth.AviauthFixture.bearer;
import static dev.cardea.api.aviauth.AviauthFixture.tokens;
import static dev.cardea.testing.TestServer.got;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.Scopes;
import dev.cardea.testing.RawClient.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What ends a sign-in through a client, here and through the doors of others (decision 7), and what backends see of it.
@BothModes
class WhatDiesWhenTest {

    private final AviauthFixture app;

    WhatDiesWhenTest(AviauthFixture app) {
        this.app = app;
    }

    private void assertEnded(Person person) {
        Expect.notAuthenticated(app.profile(person.access()));
        Expect.refused(app.refresh(person.refresh()), 401, "{\"detail\":\"Invalid refresh token\"}");
        assertThat(app.introspect(person.access()).toString()).isEqualTo("{\"active\":false}");
        assertThat(app.introspect(person.refresh()).toString()).isEqualTo("{\"active\":false}");
    }

    private void assertAlive(Person person) {
        assertThat(app.isAlive(person.access())).isTrue();
        assertThat(app.introspect(person.refresh()).path("active").asBoolean()).isTrue();
    }

    private Answer revoke(String token, String client) {
        return app.form("/latest/auth/revoke", "token=" + token + "&" + client);
    }

    /// A session of StaticBackend's.
    private String session(Person person) {
        Answer answer = app.sendWith(
                "{\"email\":\"" + person.email() + "\",\"password\":\"" + person.password() + "\"}",
                "POST /login",
                app.publicKey());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return bearer(answer.body().replace("\"", ""));
    }

    // 38
    @Test
    void aRevokedAccessTokenDiesAlone() {
        Person person = app.person();

        Expect.json(revoke(person.access(), CLIENT), 200, "{}");

        Expect.notAuthenticated(app.profile(person.access()));
        tokens(200, app.refresh(person.refresh()));
    }

    @Test
    void aRevokedRefreshTokenTakesTheSignInAlong() {
        Person person = app.person();
        Person other = app.again(person);

        Expect.json(revoke(person.refresh(), CLIENT + "&token_type_hint=access_token"), 200, "{}");

        assertEnded(person);
        assertAlive(other);
    }

    // a client may have lost the answer that brought the successor
    @Test
    void aRefreshTokenThatWasUsedSignsOutToo() {
        Person person = app.person();
        JsonNode next = tokens(200, app.refresh(person.refresh()));

        revoke(person.refresh(), CLIENT);

        Expect.notAuthenticated(app.profile(next.path("access_token").asString()));
        assertEnded(person);
    }

    @Test
    void aClientRevokesOnlyItsOwn() {
        Person person = app.person();
        String other = app.address("other");
        app.client(app.tenant(), other, Scopes.ALL);
        app.tenantWith(app.address("far"), Scopes.ALL);

        for (String token : new String[] {person.access(), person.refresh(), "unknown"}) {
            Expect.json(revoke(token, as(other)), 200, "{}");
        }
        Expect.refused(revoke(person.access(), "client_id=public-client-id&client_secret=x"), 401, Expect.WRONG_CLIENT);
        Expect.refused(
                app.form("/latest/auth/revoke", CLIENT), 422, Expect.MISSING_EMAIL.replace("email", "token"));

        assertAlive(person);
    }

    @Test
    void aPasswordThatIsResetEndsEverySignIn() {
        Person person = app.person();
        Person again = app.again(person);
        String root = app.rootToken();
        String code = app.sendWith("{\"email\":\"" + person.email() + "\"}", "POST /password/send", app.publicKey(), root)
                .body();
        Answer reset = app.sendWith(
                "{\"email\":\"" + person.email() + "\",\"code\":" + code + ",\"password\":\"another one 7\"}",
                "POST /password/reset",
                app.publicKey());

        assertThat(reset.body()).isEqualTo("true");
        assertEnded(person);
        assertEnded(again);
        tokens(200, app.signIn(person.email(), "another one 7"));
    }

    @Test
    void aPasswordThatIsChangedEndsTheOtherSignIns() {
        Person person = app.person();
        String session = session(person);
        Answer changed = app.sendWith(
                "{\"email\":\"%s\",\"oldPassword\":\"%s\",\"newPassword\":\"another one 7\"}"
                        .formatted(person.email(), person.password()),
                "POST /user/changepw",
                app.publicKey(),
                session);

        assertThat(changed.body()).isEqualTo("true");
        assertEnded(person);
        assertThat(app.send("GET /me", app.publicKey(), session).status()).isEqualTo(200);
    }

    @Test
    void nothingComesBackWithAUserWhoWasDeactivated() {
        Person person = app.person();

        got(app.operations().setUserActive().run(app.tenant(), person.email(), false));
        assertEnded(person);
        got(app.operations().setUserActive().run(app.tenant(), person.email(), true));
        assertEnded(person);

        assertAlive(app.again(person));
    }

    @Test
    void aRevokedClientTakesAllItsTokensAlong() {
        String client = app.address("client");
        app.client(app.tenant(), client, Scopes.ALL);
        Person person = app.person();
        JsonNode through = tokens(
                200,
                app.form("/latest/auth/token", "username=%s&password=%s&%s"
                        .formatted(person.email(), person.password(), as(client))));

        got(app.operations().revokeClient().run(app.tenant(), client));

        Expect.notAuthenticated(app.profile(through.path("access_token").asString()));
        Expect.refused(
                app.form(
                        "/latest/auth/token",
                        "grant_type=refresh_token&refresh_token="
                                + through.path("refresh_token").asString() + "&" + as(client)),
                401,
                Expect.WRONG_CLIENT);
        assertThat(app.introspect(through.path("access_token").asString()).toString())
                .isEqualTo("{\"active\":false}");
        assertAlive(person);
    }

    @Test
    void aUserWhoIsRemovedIsGone() {
        Person owner = app.person();
        String session = session(owner);
        String email = app.address("member");
        app.sendWith(
                "{\"email\":\"" + email + "\",\"password\":\"" + app.password("pw") + "\"}",
                "POST /account/users",
                app.publicKey(),
                session);
        JsonNode through = tokens(200, app.signIn(email, app.password("pw")));
        Person member = new Person(
                email,
                app.password("pw"),
                through.path("access_token").asString(),
                through.path("refresh_token").asString());

        Answer removed = app.send("DELETE /account/users/" + member.id(), app.publicKey(), session);

        assertThat(removed.body()).isEqualTo("true");
        assertEnded(member);
        Expect.refused(app.signIn(email, app.password("pw")), 401, Expect.WRONG_USER);
        assertAlive(owner);
    }

    // RFC 7662
    @Test
    void backendsSeeWhoseATokenIs() {
        Person person = app.person("user:read openid");

        JsonNode access = app.introspect(person.access());
        JsonNode refresh = app.introspect(person.refresh());

        for (JsonNode shown : new JsonNode[] {access, refresh}) {
            assertThat(shown.path("active").asBoolean()).isTrue();
            assertThat(shown.path("sub").asString()).isEqualTo(person.id());
            assertThat(shown.path("client_id").asString()).isEqualTo("public-client-id");
            assertThat(shown.path("scope").asString()).isEqualTo("user:read openid");
        }
        assertThat(access.path("exp").asLong() - access.path("iat").asLong()).isEqualTo(1800);
        assertThat(refresh.path("exp").asLong() - refresh.path("iat").asLong()).isEqualTo(36_000);
    }

    // RFC 7009, by a backend
    @Test
    void backendsRevokeBothKinds() {
        Person person = app.person();
        Person again = app.again(person);

        app.sendWith("token=" + person.access(), "POST /oauth2/revoke", FORM, app.backend());
        app.sendWith("token=" + again.refresh(), "POST /oauth2/revoke", FORM, app.backend());

        Expect.notAuthenticated(app.profile(person.access()));
        tokens(200, app.refresh(person.refresh()));
        assertEnded(again);
    }

    // each tenant has its own people and tokens
    @Test
    void anotherTenantSeesNothing() {
        Person person = app.person();
        String client = app.address("far");
        app.tenantWith(client, Scopes.ALL);
        String fields = "email=%s&password=%s&%s".formatted(person.email(), "quite another 7", as(client));

        Expect.refused(
                app.form("/latest/auth/token", "username=%s&password=%s&%s"
                        .formatted(person.email(), person.password(), as(client))),
                401,
                Expect.WRONG_USER);
        tokens(201, app.form("/latest/users/register", fields));
        Expect.refused(
                app.form("/latest/auth/token", "grant_type=refresh_token&refresh_token=" + person.refresh() + "&" + as(client)),
                401,
                "{\"detail\":\"Invalid refresh token\"}");
        Expect.json(revoke(person.refresh(), as(client)), 200, "{}");
        assertAlive(person);
    }
}
