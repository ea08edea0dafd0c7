package dev.cardea.api.queryserver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.testing.RawClient.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// How a body is read, and the words for what is wrong with it (contract query-server.md §2.1; cases 26, 27, 31, 40).
@EverySpelling
class BodyTest {

    private final QueryServerFixture query;

    BodyTest(QueryServerFixture query) {
        this.query = query;
    }

    /// The table of §2.1, of endpoints that look for `email` and `password`, or `email` and `expiration_date`.
    @Test
    void theWordsAreThoseOfTheTable() {
        Map.of(
                        "",
                        "The body is empty",
                        " ",
                        "EOF while parsing a value at line 1 column 1",
                        "{",
                        "EOF while parsing an object at line 1 column 1",
                        "{\"email\":",
                        "EOF while parsing a value at line 1 column 9",
                        "{}",
                        "missing field `email` at line 1 column 2",
                        "{'email':5,'password':'p'}",
                        "invalid type: integer `5`, expected a string at line 1 column 10",
                        "{'email':'a','password':'p','admin':'x'}",
                        "invalid type: string \"x\", expected a boolean at line 1 column 39",
                        "{'email':'a','email':'b','password':'p'}",
                        "duplicate field `email` at line 1 column 20",
                        "{'email':'ab','password':'pqr'} x",
                        "trailing characters at line 1 column 33")
                .forEach((body, text) -> Expect.bad(query.ask("POST /_/user", query.admin(), body), text));
        Map.of(
                        "{'email':'t1@x','expiration_date':1.5}",
                        "invalid type: floating point `1.5`, expected i64 at line 1 column 37",
                        "{'email':'t1@x','expiration_date':'1632960000000'}",
                        "invalid type: string \"1632960000000\", expected i64 at line 1 column 49",
                        "{'email':'t1@x','expiration_date':9223372036854775808}",
                        "invalid value: integer `9223372036854775808`, expected i64 at line 1 column 53")
                .forEach((body, text) -> Expect.bad(query.ask("POST " + query.path(), query.admin(), body), text));
    }

    @Test
    void theWordsAreThoseOfTheOriginalsParser() {
        Map.of(
                        "{'email':'a','password':'p'}x",
                        "trailing characters at line 1 column 29",
                        "{'email':null,'password':'p'}",
                        "invalid type: null, expected a string at line 1 column 13",
                        "{'email':true,'password':'p'}",
                        "invalid type: boolean `true`, expected a string at line 1 column 13",
                        "{'email':['a'],'password':'p'}",
                        "invalid type: sequence, expected a string at line 1 column 9",
                        "{'email':'a",
                        "EOF while parsing a string at line 1 column 11",
                        "{'email':",
                        "EOF while parsing a value at line 1 column 9",
                        "{'email':'é','password':5}",
                        "invalid type: integer `5`, expected a string at line 1 column 26", // bytes, not characters
                        "{ 'email' : 'a' , 'email' : 'b' }",
                        "duplicate field `email` at line 1 column 26",
                        "{'email':'a' 'password':'p'}",
                        "expected `,` or `}` at line 1 column 14",
                        "{'email':a}",
                        "expected value at line 1 column 10")
                .forEach((body, text) -> Expect.bad(query.ask("POST /_/user", query.admin(), body), text));
        Map.of(
                        "{'email",
                        "EOF while parsing a string at line 1 column 7",
                        "{'email'",
                        "EOF while parsing an object at line 1 column 8",
                        "{'email' 5}",
                        "expected `:` at line 1 column 10",
                        "{'x':1,'email':}",
                        "expected value at line 1 column 16",
                        "{5:1}",
                        "key must be a string at line 1 column 2")
                .forEach((body, text) -> Expect.bad(query.ask("POST /_/user", query.admin(), body), text));
    }

    @Test
    void whateverElseIsNoBodyIsRefusedInPlainText() {
        for (String body : List.of(
                "[]",
                "5",
                "'x'",
                "null",
                "{'email'}",
                "{'email':{}}",
                "{email:'a'}",
                "{'email':'a',}",
                "{'email':'\\ud800','password':'p'}",
                "{'email':'a','x':[".concat("[".repeat(2_000)),
                "{'email':'a','expiration_date':1e3}",
                "{'email':'a','expiration_date':-9223372036854775809}")) {
            Expect.badWith(query.ask("POST " + query.path(), query.admin(), body), " at line 1 column ");
        }
    }

    @Test
    void whatIsNotUtf8IsTheOriginalsFault() {
        Answer answer = query.raw(
                "POST " + query.path(),
                List.of(QueryServerFixture.bearer(query.admin())),
                "{\"email\":\"\u00ff\"}".getBytes(ISO_8859_1));

        Expect.text(answer, 500, "Internal Server Error");
    }

    @Test
    void unknownMembersAndNullsAreAsIfTheyWereNotThere() {
        String user = query.user();
        query.untoken(user);

        Expect.done(
                query.ask(
                        "POST " + query.path(),
                        query.admin(),
                        "{'x':{'email':'y','z':[1,'2',null]},'email':'" + user
                                + "','write':null,'expiration_date':null,'email2':[]} "),
                201);

        assertThat(query.row(user).path("write").asInt()).isEqualTo(1);
        assertThat(query.row(user).path("expiration_date"))
                .isEqualTo(query.row(user).path("updated_at"));
    }

    @Test // 26, 31
    void anEmailIsNeeded() {
        String token = query.admin();
        Expect.bad(
                query.ask("POST " + query.path(), token, "{'write':true}"),
                "missing field `email` at line 1 column 14");
        Expect.bad(query.ask("POST " + query.path(), token), "The body is empty");
        for (String line : List.of(
                "PUT " + query.path(), "DELETE " + query.path(), "POST /_/user", "PUT /_/user", "DELETE /_/user")) {
            Expect.bad(query.ask(line, token, "{}"), "missing field `email` at line 1 column 2");
        }
        for (String method : List.of("POST", "PUT", "DELETE")) {
            Expect.bad(query.ask(method + " /_/token", token, "{}"), "missing field `name` at line 1 column 2");
        }
    }

    @Test // 27
    void typesAreStrict() {
        String token = query.admin();
        for (String method : List.of("POST", "PUT")) {
            String line = method + " " + query.path();
            Expect.badWith(
                    query.ask(line, token, "{'email':'admin','expiration_date':'1632960000000'}"), "expected i64");
            Expect.badWith(query.ask(line, token, "{'email':'admin','expiration_date':1.5}"), "expected i64");
            Expect.badWith(query.ask(line, token, "{'email':'admin','write':'true'}"), "expected a boolean");
            Expect.badWith(query.ask(line, token, "{'email':'admin','write':1}"), "expected a boolean");
        }
        assertThat(query.traded("admin", "admin")).isEqualTo(token);
    }

    @Test // 40
    void controlCharactersVanish() {
        String name = "nl" + query.name();
        Expect.done(
                query.ask(
                        "POST /_/user",
                        query.admin(),
                        "{'email'\n:\r\n'" + name + "\n@x',\t'password':'\u0000p\u001f'}\n"),
                201);

        assertThat(query.listedUser(name + "@x").path("email").asString()).isEqualTo(name + "@x");
        query.traded(name + "@x", "p");
    }

    @Test
    void positionsCountOnTheJoinedLine() {
        Expect.bad(
                query.ask("POST /_/user", query.admin(), "{\n'email'\n:5}"),
                "invalid type: integer `5`, expected a string at line 1 column 10");
        Expect.bad(query.ask("POST /_/user", query.admin(), "\n"), "EOF while parsing a value at line 1 column 0");
    }

    @Test
    void aBodyOverTheLimitIsRefused() {
        Answer answer = query.ask("POST " + query.path(), query.admin(), "{'email':'" + "a".repeat(20_000) + "'}");

        Expect.text(answer, 413, "The body is longer than 16384 bytes");
    }
}
