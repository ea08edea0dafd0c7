package dev.cardea.api.queryserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Who may look but not write, and who may ask for a value (decisions 14 and 15).
@EverySpelling
class ReadOnlyTest {

    private final QueryServerFixture query;

    ReadOnlyTest(QueryServerFixture query) {
        this.query = query;
    }

    @Test
    void whoMayOnlyLookChangesNothing() {
        String user = query.user(true);
        String token = readOnly(user);

        for (String path : List.of(query.path(), "/_/user", "/_/token")) {
            Expect.data(query.ask("GET " + path, token));
            for (String method : List.of("POST", "PUT", "DELETE")) {
                Expect.unauthorized(query.ask(method + " " + path, token, "{"));
                Expect.unauthorized(
                        query.ask(method + " " + path, token, "{'email':'" + user + "','name':'x','write':true}"));
            }
        }
        assertThat(query.takes(token)).isTrue();
    }

    @Test
    void whoMayOnlyLookSeesNoTokenThatMayWrite() {
        String user = query.user(true);
        String token = readOnly(user);
        String writes = "w" + query.name();
        String looks = "l" + query.name();
        for (String lone : List.of(writes, looks)) {
            Expect.done(
                    query.ask(
                            "POST /_/token",
                            query.admin(),
                            "{'name':'" + lone + "','write':" + lone.equals(writes) + "}"),
                    201);
        }

        for (String path : List.of(query.path(), "/_/token")) {
            for (JsonNode row : Expect.data(query.ask("GET " + path, token))) {
                assertThat(row.path("token").asString().isEmpty())
                        .isEqualTo(row.path("write").asInt() == 1);
            }
            for (JsonNode row : Expect.data(query.ask("GET " + path, query.admin()))) {
                assertThat(row.path("token").asString()).startsWith("eyJ");
            }
        }
        Expect.unauthorized(query.ask("GET " + query.path() + "/value?email=admin", token));
        Expect.unauthorized(query.ask("GET /_/token/value?name=" + writes, token));
        Expect.token(query.ask("GET /_/token/value?name=" + looks, token));
        Expect.nothing(query.ask("GET " + query.path() + "/value?email=nobody", token));
        assertThat(Expect.token(query.ask("GET " + query.path() + "/value?email=" + user, token)))
                .isEqualTo(token);
    }

    @Test
    void whoIsNoAdministratorAsksForTheOwnTokenOnly() {
        String user = query.user();
        String token = query.value(user);
        String line = "GET " + query.path() + "/value";

        assertThat(Expect.token(query.ask(line + "?email=" + user, token))).isEqualTo(token);
        assertThat(Expect.token(query.ask(line + "?email=U" + user.substring(1), token)))
                .isEqualTo(token); // decision 1
        for (String other :
                List.of("?email=admin", "?email=nobody", "?email=", "?foo=1", "", "?email=" + user + "&email=admin")) {
            Expect.unauthorized(query.ask(line + other, token));
        }
    }

    /// The user's token, which may only look from now on.
    private String readOnly(String user) {
        Expect.done(query.ask("PUT " + query.path(), query.admin(), "{'email':'" + user + "','write':false}"), 200);
        return query.value(user);
    }
}
