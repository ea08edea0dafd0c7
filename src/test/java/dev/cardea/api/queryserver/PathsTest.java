package dev.cardea.api.queryserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.testing.RawClient.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Paths, methods and the header `Authorization` (contract query-server.md §2.1, §2.2; cases 10, 11, 13, 14).
@EverySpelling
class PathsTest {

    private final QueryServerFixture query;

    PathsTest(QueryServerFixture query) {
        this.query = query;
    }

    @Test // 10
    void aTokenIsNeeded() {
        for (String method : List.of("GET", "POST", "PUT", "DELETE")) {
            for (String path : List.of(query.path(), "/_/user", "/_/token")) {
                Expect.unauthorized(query.send(method + " " + path, ""));
            }
        }
        Expect.unauthorized(query.send("GET " + query.path() + "/value?email=admin", ""));
        Expect.unauthorized(query.send("GET /_/token/value?name=x", ""));
    }

    @Test // 11
    void theHeaderIsSplitAtSingleSpaces() {
        String token = query.admin();
        for (String refused : List.of(
                "Bearer",
                "Bearer ",
                "Bearer abc",
                "Bearer  " + token,
                token,
                "Foo " + token, // decision 15
                "Basic " + token,
                "Bearer\t" + token,
                "Bearer " + token + "é",
                "Bearer " + token.substring(0, token.length() - 2))) {
            Expect.unauthorized(authorized(refused));
        }
        for (String taken :
                List.of("Bearer " + token, "bearer " + token, "BEARER " + token, "Bearer " + token + " x")) {
            Expect.data(authorized(taken));
        }
        Expect.unauthorized(query.raw(
                "GET " + query.path(),
                List.of(QueryServerFixture.bearer(token), QueryServerFixture.bearer(token)),
                new byte[0]));
    }

    private Answer authorized(String value) {
        return query.raw("GET " + query.path(), List.of("Authorization: " + value), new byte[0]);
    }

    @Test // 13
    void slashesTooManyDoNoHarm() {
        String token = query.admin();
        for (String path : List.of(
                query.path() + "/",
                "/_//user///token/",
                "//_//user//token//",
                "///_/user-token///",
                "//_//user//",
                "/_/token//",
                "/_/token//value/?name=x")) {
            Expect.data(query.ask("GET " + path, token));
        }
    }

    @Test // 14
    void whatIsUnknownIsNotFoundBeforeAnythingElse() {
        for (String line : List.of(
                "PATCH " + query.path(),
                "PUT " + query.path() + "/value",
                "DELETE " + query.path() + "/value",
                "GET " + query.path() + "/foo",
                "OPTIONS " + query.path(),
                "TRACE " + query.path(),
                "PATCH /_/user",
                "POST /_/token/value",
                "GET /_",
                "GET /_/",
                "GET //_//",
                "POST /_",
                "GET /_/foo",
                "GET //_//foo",
                "GET //_//foo//",
                "GET /_/users",
                "GET /_/user/tokens",
                "GET /_/User",
                "GET /_/query",
                "GET /_/asset/x")) {
            Expect.notFound(query.send(line, ""));
            Expect.notFound(query.ask(line, query.admin()));
        }
    }

    @Test // 14
    void headIsNotFoundWithoutABody() {
        for (String path : List.of(query.path(), query.path() + "/value", "/_/user", "/_/foo")) {
            Answer answer = query.send("HEAD " + path, "");

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.headers("Content-Length")).containsExactly("13");
        }
    }

    @Test
    void nothingIsSaidToBrowsers() {
        Answer answer = query.raw(
                "GET " + query.path(),
                List.of("Origin: https://app.example", QueryServerFixture.bearer(query.admin())),
                new byte[0]);

        assertThat(answer.headers()).noneMatch(header -> header.regionMatches(true, 0, "access-control-", 0, 15));
        assertThat(answer.headers("Set-Cookie")).isEmpty();
    }
}
