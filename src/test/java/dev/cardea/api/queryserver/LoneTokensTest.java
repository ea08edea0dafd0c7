package dev.cardea.api.queryserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.testing.RawClient.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Tokens that belong to nobody (contract query-server.md §2.9; cases 44 to 46).
@EverySpelling
class LoneTokensTest {

    private final QueryServerFixture query;

    LoneTokensTest(QueryServerFixture query) {
        this.query = query;
    }

    @Test // 44
    void aLoneTokenIsNoAdministrator() {
        String name = made("");

        String token = value(name);

        assertThat(QueryServerFixture.payload(token).path("iss").asString()).isEqualTo("token");
        assertThat(query.takes(token)).isFalse();
        for (String path : List.of(query.path(), query.path() + "/value?email=admin", "/_/token/value?name=" + name)) {
            Expect.unauthorized(query.ask("GET " + path, token));
        }
        JsonNode row = query.loneRow(name);
        assertThat(new ArrayList<>(row.propertyNames()))
                .containsExactly(
                        "active", "created_at", "expiration_date", "id", "name", "token", "updated_at", "write");
        assertThat(row.path("active").asInt()).isEqualTo(1);
        assertThat(row.path("write").asInt()).isEqualTo(1);
        assertThat(row.path("token").asString()).isEqualTo(token);
    }

    @Test // 45
    void whatIsLeftOutStays() {
        long date = query.milliseconds() + 1_000;
        String name = made(",'expiration_date':" + date);
        String old = value(name);

        Expect.done(put(name, ",'active':false"), 200);

        JsonNode row = query.loneRow(name);
        assertThat(row.path("active").asInt()).isZero();
        assertThat(row.path("write").asInt()).isEqualTo(1);
        assertThat(row.path("expiration_date").asLong()).isEqualTo(date);
        assertThat(row.path("token").asString()).isNotEqualTo(old);
        Expect.unauthorized(query.ask("GET /_/user", row.path("token").asString()));
        Expect.done(put(name, ",'write':false"), 200);
        assertThat(query.loneRow(name).path("active").asInt()).isZero();
        assertThat(query.loneRow(name).path("write").asInt()).isZero();
    }

    @Test // 46
    void removingWhatIsNotThereIsFine() {
        String name = made("");

        for (int i = 0; i < 2; i++) {
            Expect.done(query.ask("DELETE /_/token", query.admin(), "{'name':'" + name + "'}"), 200);
        }

        Expect.nothing(query.ask("GET /_/token/value?name=" + name, query.admin()));
    }

    @Test
    void aKnownNameAndAnEmptyOneChangeNothing() {
        String name = made(",'write':false,'active':false");
        JsonNode before = query.loneRow(name);

        Expect.done(post(name, ""), 201);
        Expect.done(post("", ""), 201);

        assertThat(query.loneRow(name)).isEqualTo(before);
        assertThat(query.ask("GET /_/token", query.admin()).body()).doesNotContain("\"name\":\"\"");
    }

    @Test
    void namesAreComparedExactly() {
        String name = made("");
        Expect.done(post(name + "X", ""), 201);
        Expect.done(post(name + "x", ""), 201);

        assertThat(value(name + "X")).isNotEqualTo(value(name + "x"));
    }

    @Test
    void onlyANewOneNeedsADateToCome() {
        Expect.bad(post(query.name(), ",'expiration_date':5"), Expect.PAST);
        String name = made("");
        for (long date : List.of(5L, 0L, -5L, Long.MIN_VALUE)) {
            Expect.done(put(name, ",'expiration_date':" + date), 200);
            assertThat(query.loneRow(name).path("expiration_date").asLong()).isEqualTo(date);
        }
    }

    @Test
    void anUnknownNameIsAMistakeOnlyWhereSomethingShouldStay() {
        Expect.bad(put("nope", ",'active':false"), "Query returned no rows");
        Expect.done(put("nope", ",'active':false,'write':true,'expiration_date':5"), 200);
    }

    @Test
    void theQuerySaysWhich() {
        Expect.bad(query.ask("GET /_/token/value", query.admin()), "Missing query string");
        Expect.bad(query.ask("GET /_/token/value?email=x", query.admin()), "Missing query string: name");
        Expect.nothing(query.ask("GET /_/token/value?name=nope", query.admin()));
        String name = "a b+c\\\"" + query.name();
        Expect.done(post(name.replace("\\\"", "\\u0022"), ""), 201);
        String plain = name.replace("\\\"", "\"");
        Expect.token(query.ask(
                "GET /_/token/value?name="
                        + plain.replace("+", "%2B").replace(' ', '+').replace("\"", "%22"),
                query.admin()));
        assertThat(query.loneRow(plain).path("active").asInt()).isEqualTo(1);
    }

    @Test
    void aNameThatCannotBeKeptIsNobodys() {
        String longest = query.name() + "x".repeat(1024);
        Expect.done(post(longest.substring(0, 1024), ""), 201);
        for (String name : List.of("a\\u0000b", "\\u0000", longest.substring(0, 1025), "ä".repeat(513))) {
            Expect.bad(post(name, ""), "The name is not valid");
            Expect.bad(put(name, ",'active':false"), "Query returned no rows");
            Expect.done(put(name, ",'active':false,'write':true,'expiration_date':5"), 200);
            Expect.done(query.ask("DELETE /_/token", query.admin(), "{'name':'" + name + "'}"), 200);
        }
        for (String name : List.of("a%00b", "%00", longest.substring(0, 1025), "%C3%A4".repeat(513))) {
            Expect.nothing(query.ask("GET /_/token/value?name=" + name, query.admin()));
        }
    }

    private String made(String more) {
        String name = query.name();
        Expect.done(post(name, more), 201);
        return name;
    }

    private String value(String name) {
        return Expect.token(query.ask("GET /_/token/value?name=" + name, query.admin()));
    }

    private Answer post(String name, String more) {
        return query.ask("POST /_/token", query.admin(), "{'name':'" + name + "'" + more + "}");
    }

    private Answer put(String name, String more) {
        return query.ask("PUT /_/token", query.admin(), "{'name':'" + name + "'" + more + "}");
    }
}
