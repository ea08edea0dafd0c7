package dev.cardea.api.queryserver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The token itself (contract query-server.md §2.7, §2.8; cases 1 to 9, 18, 32, 33, 35, 36).
@EverySpelling
class ValueTest {

    private final QueryServerFixture query;

    ValueTest(QueryServerFixture query) {
        this.query = query;
    }

    @Test // 1
    void anAddressAndItsPasswordGiveTheToken() {
        String token = Expect.token(query.trade("admin", "admin"));

        assertThat(query.traded("admin", "admin")).isEqualTo(token);
        assertThat(query.traded(" ADMIN ", "admin")).isEqualTo(token); // decision 1
    }

    @Test // 2
    void theTokenHasFourClaims() throws GeneralSecurityException {
        String token = query.admin();
        JsonNode payload = QueryServerFixture.payload(token);

        assertThat(new TreeSet<>(payload.propertyNames())).containsExactly("exp", "iat", "iss", "sub");
        assertThat(payload.path("exp")).isEqualTo(payload.path("iat"));
        assertThat(payload.path("iss").asString()).isEqualTo("user_token");
        UUID subject = UUID.fromString(payload.path("sub").asString());
        assertThat(subject.version()).isEqualTo(4);
        assertThat(subject.variant()).isEqualTo(2);
        if (!query.isDevelopment()) {
            int dot = token.lastIndexOf('.');
            assertThat(token.substring(dot + 1)).isEqualTo(Signature.of(token.substring(0, dot)));
        }
        assertThat(new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[0]), UTF_8))
                .isEqualTo("{\"typ\":\"JWT\",\"alg\":\"HS256\"}");
    }

    @Test // 3, 4
    void aWrongPasswordAndAnUnknownAddressAreOneAnswer() {
        Expect.bad(query.trade("admin", "bad"), Expect.WRONG);
        Expect.bad(query.trade("nobody", "x"), Expect.WRONG);
        Expect.bad(query.trade("no address@", "x"), Expect.WRONG);
        Expect.bad(query.trade("", ""), Expect.WRONG);
    }

    @Test // 5 to 8
    void aBodyIsNeeded() {
        String line = "POST " + query.path() + "/value";
        Expect.bad(query.send(line, ""), "The body is empty");
        Expect.bad(query.send(line, "{'email':'admin'}"), "missing field `password` at line 1 column 17");
        Expect.bad(query.send(line, "{'password':'x'}"), "missing field `email` at line 1 column 16");
        Expect.bad(
                query.raw(
                        line,
                        List.of("Content-Type: application/x-www-form-urlencoded"),
                        QueryServerFixture.bytes("email=admin&password=admin")),
                "expected value at line 1 column 1");
    }

    @Test // 9
    void theContentTypeIsIgnored() {
        byte[] body = QueryServerFixture.bytes("{'email':'admin','password':'admin'}");
        for (List<String> headers : List.of(
                List.<String>of(),
                List.of("Content-Type: text/html"),
                List.of("Content-Type: application/x-www-form-urlencoded"),
                List.of("Authorization: Bearer abc"))) {
            Expect.token(query.raw("POST " + query.path() + "/value", headers, body));
        }
    }

    @Test // 18
    void whoHasNoTokenGetsOneForThePassword() {
        String user = query.user(true);
        String first = query.value(user);
        query.untoken(user);
        Expect.nothing(query.ask("GET " + query.path() + "/value?email=" + user, query.admin()));
        assertThat(query.takes(first)).isFalse();

        String token = query.traded(user, "p");

        assertThat(token).isNotEqualTo(first);
        assertThat(query.takes(token)).isTrue();
        assertThat(query.traded(user, "p")).isEqualTo(token);
        assertThat(query.row(user).path("write").asInt()).isEqualTo(1);
        assertThat(query.row(user).path("expiration_date"))
                .isEqualTo(query.row(user).path("updated_at"));
    }

    @Test // 32
    void theQuerySaysWhose() {
        String line = "GET " + query.path() + "/value";
        Expect.bad(query.ask(line, query.admin()), "Missing query string");
        Expect.bad(query.ask(line + "?foo=1", query.admin()), "Missing query string: email");
        Expect.bad(query.ask(line + "?", query.admin()), "Missing query string: email");
        Expect.nothing(query.ask(line + "?email=nobody", query.admin()));
        Expect.nothing(query.ask(line + "?email=", query.admin()));
    }

    @Test // 33
    void theQueryIsDecodedAndItsLastValueCounts() {
        String user = query.name() + "@b";
        Expect.done(query.ask("POST /_/user", query.admin(), "{'email':'" + user + "','password':'p'}"), 201);
        String line = "GET " + query.path() + "/value?";

        assertThat(Expect.token(query.ask(line + "email=" + user.replace("@", "%40"), query.admin())))
                .isEqualTo(query.traded(user, "p"));
        Expect.nothing(query.ask(line + "email=admin&email=nobody", query.admin()));
        assertThat(Expect.token(query.ask(line + "email=nobody&email=admin", query.admin())))
                .isEqualTo(query.admin());
    }

    @Test // 35
    void whoIsNoAdministratorGetsATokenToo() {
        assertThat(query.takes(query.traded(query.user(), "p"))).isFalse();
    }

    @Test // 36
    void whoIsNotActiveGetsNone() {
        String user = query.name();
        Expect.done(
                query.ask("POST /_/user", query.admin(), "{'email':'" + user + "','password':'p','active':false}"),
                201);

        Expect.bad(query.trade(user, "p"), Expect.WRONG);
        assertThat(query.listedUser(user).path("active").asInt()).isZero();
        assertThat(query.row(user).path("token").asString()).isEmpty();
    }

    // §0 D4: neither expired nor ended tokens are shown; what was decided about writing stays
    @Test
    void anExpiredTokenIsReplacedByOneThatMayWriteAsMuch() {
        String user = query.user(true);
        for (int write : List.of(0, 1)) {
            String body = "{'email':'%s','write':%s,'expiration_date':%d}"
                    .formatted(user, write == 1, query.milliseconds() - 1);
            Expect.done(query.ask("PUT " + query.path(), query.admin(), body), 200);
            String expired = query.value(user);

            String token = query.traded(user, "p");

            assertThat(token).isNotEqualTo(expired);
            assertThat(query.takes(expired)).isFalse();
            assertThat(query.takes(token)).isTrue();
            assertThat(query.row(user).path("write").asInt()).isEqualTo(write);
        }
    }
}
