package dev.cardea.api.queryserver;

import static dev.cardea.api.queryserver.QueryServerFixture.TENANT;
import static dev.cardea.api.queryserver.QueryServerFixture.bearer;
import static dev.cardea.testing.TestServer.got;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.Environment;
import dev.cardea.core.Outcome;
import dev.cardea.core.PasswordRule;
import dev.cardea.core.Refusal;
import dev.cardea.flow.ImportedUser;
import dev.cardea.flow.TenantRef;
import dev.cardea.testing.RawClient;
import dev.cardea.testing.RawClient.Answer;
import dev.cardea.testing.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an operator decides: tenants, administrators, imports, passwords (cases 48, 49); and the server's own endpoints.
class OperatorsTest {

    private static final TenantRef OTHER = new TenantRef("other", Environment.PRODUCTION);

    @AutoClose
    private final QueryServerFixture query;

    OperatorsTest(@TempDir Path folder) {
        query = new QueryServerFixture(folder);
    }

    @Test // 48
    void anImportedHashOfTheOriginalIsTaken() {
        String hash = "$argon2id$v=19$m=19456,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$"
                + "0qsHs573+LgGInzYb7sRqlOTBmqY4X6srNEm6ybpJ20";
        ImportedUser user = new ImportedUser(
                Optional.empty(), Optional.empty(), "old@x.org", Optional.of(hash), 0, Optional.empty());
        got(query.server().operations().importUsers().run(TENANT, List.of(user))).forEach(TestServer::got);

        query.traded("old@x.org", "password");
        Expect.bad(query.trade("old@x.org", "Password"), Expect.WRONG);
    }

    @Test // 49
    void anAdministratorWhoIsThereIsLeftAlone() {
        String token = query.admin();
        String user = query.user();

        assertThat(query.server().operations().addAdministrator().run(TENANT, user, "new"))
                .isEqualTo(Outcome.no(new Refusal.EmailTaken()));
        for (String there : List.of("admin", "ADMIN")) {
            assertThat(query.server().operations().addAdministrator().run(TENANT, there, "new"))
                    .isEqualTo(Outcome.no(new Refusal.UserExists()));
        }
        got(query.server().operations().addAdministrator().run(TENANT, "second@x.org", "new"));

        Expect.bad(query.trade("admin", "new"), Expect.WRONG);
        assertThat(query.traded("admin", "admin")).isEqualTo(token);
        assertThat(query.takes(query.value(user))).isFalse();
        assertThat(query.takes(query.traded("second@x.org", "new"))).isTrue();
        assertThat(query.takes(token)).isTrue();
    }

    @Test
    void anAdministratorCannotBeMadeOfAnything() {
        assertThat(query.server().operations().addAdministrator().run(OTHER, "a", "b"))
                .isEqualTo(Outcome.no(new Refusal.TenantUnknown()));
        assertThat(query.server().operations().addAdministrator().run(TENANT, "a@", "b"))
                .isEqualTo(Outcome.no(new Refusal.EmailMalformed()));
        assertThat(query.server().operations().addAdministrator().run(TENANT, "a", ""))
                .isEqualTo(Outcome.no(new Refusal.PasswordTooWeak()));
    }

    @Test
    void tokensOutliveARestart() {
        String user = query.user(true);
        String token = query.value(user);
        Expect.done(query.ask("POST /_/token", query.admin(), "{'name':'k'}"), 201);
        String list = query.ask("GET /_/token", query.admin()).body();

        query.restart();

        assertThat(query.takes(token)).isTrue();
        assertThat(query.traded(user, "p")).isEqualTo(token);
        assertThat(query.ask("GET /_/token", token).body()).isEqualTo(list);
    }

    @Test // decision 5
    void aTenantWantsGoodPasswords() {
        got(query.server()
                .operations()
                .changePolicy()
                .run(TENANT, policy -> policy.withPasswords(new PasswordRule(8, true))));
        for (String weak : List.of("", "short", "password", "newcomer@x.org")) {
            Expect.bad(
                    query.ask("POST /_/user", query.admin(), "{'email':'newcomer@x.org','password':'" + weak + "'}"),
                    "The password is too weak");
            Expect.bad(
                    query.ask(
                            "PUT /_/user",
                            query.admin(),
                            "{'email':'admin','new_email':'newcomer@x.org','new_password':'" + weak + "'}"),
                    "The password is too weak");
        }
        query.traded("admin", "admin"); // only new ones are looked at
    }

    // decision 3: the tenant is the token's, whatever tenant is usual
    @Test
    void tenantsDoNotSeeEachOther() {
        query.open(OTHER);
        got(query.server().operations().addAdministrator().run(OTHER, "admin", "other"));
        String user = query.user();
        Expect.done(query.ask("POST /_/token", query.admin(), "{'name':'k'}"), 201);
        Expect.bad(query.trade("admin", "other"), Expect.WRONG);
        query.usual(OTHER);
        String token = query.traded("admin", "other");
        query.usual(TENANT);

            assertThat(Expect.data(query.ask("GET /_/user", token)).size()).isEqualTo(1);
            assertThat(Expect.data(query.ask("GET " + query.path(), token)).size()).isEqualTo(1);
            Expect.nothing(query.ask("GET /_/token", token));
            Expect.nothing(query.ask("GET /_/token/value?name=k", token));
            Expect.nothing(query.ask("GET " + query.path() + "/value?email=" + user, token));
            String body = "{'email':'" + user + "','name':'k'}";
            Expect.bad(query.ask("POST " + query.path(), token, body), "There user do not exists");
            Expect.done(query.ask("PUT " + query.path(), token, body), 200);
            Expect.bad(query.ask("DELETE /_/user", token, body), "The email (" + user + ") don't exist");
            Expect.done(query.ask("DELETE /_/token", token, body), 200);
        assertThat(query.row(user).path("write").asInt()).isEqualTo(1);
        assertThat(query.loneRow("k").path("active").asInt()).isEqualTo(1);
    }

    @Test
    void introspectionAndRevocationKnowBothKinds() {
        got(query.server().operations().importApiKey().run(TENANT, "test", "key"));
        String user = query.user(true);
        String token = query.value(user);
        String uuid = query.listedUser(user).path("uuid").asString();
        Expect.done(query.ask("POST /_/token", query.admin(), "{'name':'k'}"), 201);
        String lone = query.loneRow("k").path("token").asString();

        assertThat(backend("introspect", token).body())
                .startsWith("{\"active\":true,\"sub\":\"" + uuid + "\",\"iat\":" + query.seconds())
                .doesNotContain("\"exp\"");
        assertThat(backend("introspect", lone).body()).startsWith("{\"active\":true,").doesNotContain("\"exp\"");

        for (String each : List.of(token, lone)) {
            assertThat(backend("revoke", each).status()).isEqualTo(200);
            assertThat(backend("introspect", each).body()).isEqualTo("{\"active\":false}");
        }
        assertThat(query.takes(token)).isFalse();
        assertThat(query.row(user).path("token").asString()).isEmpty();
        assertThat(query.loneRow("k").path("token").asString()).isEmpty();
        Expect.nothing(query.ask("GET /_/token/value?name=k", query.admin()));
        assertThat(query.takes(query.traded(user, "p"))).isTrue();
        Expect.done(query.ask("PUT /_/token", query.admin(), "{'name':'k'}"), 200);
        assertThat(backend("introspect", query.loneRow("k").path("token").asString()).body())
                .startsWith("{\"active\":true,");
    }

    // decision 16: seconds, whatever unit was sent
    @Test
    void introspectionTellsADateInSeconds() {
        got(query.server().operations().importApiKey().run(TENANT, "test", "key"));
        String user = query.user(true);
        Expect.done(
                query.ask(
                        "PUT " + query.path(),
                        query.admin(),
                        "{'email':'" + user + "','expiration_date':" + (query.milliseconds() + 60_000) + "}"),
                200);

        assertThat(backend("introspect", query.value(user)).body())
                .contains("\"exp\":" + (query.seconds() + 60) + ",");
    }

    private Answer backend(String verb, String token) {
        String form = "token=" + token;
        try (RawClient client = RawClient.to(query.server().port())) {
            return client.send("POST /oauth2/" + verb + " HTTP/1.1\r\nHost: production.x\r\n" + bearer("key")
                    + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length()
                    + "\r\n\r\n" + form);
        }
    }
}
