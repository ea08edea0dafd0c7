package dev.cardea.api.queryserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.testing.RawClient.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Users' tokens as administrators manage them (contract query-server.md §2.3 to §2.6; cases 12, 15 to 17, 19 to 25, 28 to
/// 31, 34).
@EverySpelling
class UserTokensTest {

    private final QueryServerFixture query;

    UserTokensTest(QueryServerFixture query) {
        this.query = query;
    }

    @Test // 12
    void theListHasEightMembers() {
        Answer answer = query.ask("GET " + query.path(), query.admin());
        JsonNode first = Expect.data(answer).path(0);

        assertThat(new ArrayList<>(first.propertyNames()))
                .containsExactly(
                        "active", "created_at", "expiration_date", "id", "token", "updated_at", "user_uuid", "write");
        assertThat(answer.body()).startsWith("{\"data\":[{\"active\":1,\"created_at\":").endsWith(",\"write\":1}]}");
        assertThat(first.path("expiration_date")).isEqualTo(first.path("updated_at"));
        assertThat(first.path("token").asString()).isEqualTo(query.admin());
        assertThat(first.path("user_uuid"))
                .isEqualTo(query.listedUser("admin").path("uuid"));
    }

    @Test // 15
    void aNewUserHasATokenThatMayWrite() {
        int before = Expect.data(query.ask("GET " + query.path(), query.admin())).size();
        String user = query.user(true);

        JsonNode rows = Expect.data(query.ask("GET " + query.path(), query.admin()));
        assertThat(rows.size()).isEqualTo(before + 1);
        assertThat(rows.path(before)).isEqualTo(query.row(user));
        assertThat(query.row(user).path("write").asInt()).isEqualTo(1);
        assertThat(query.takes(query.value(user))).isTrue();
    }

    @Test // 16
    void whoHasATokenKeepsItAsItIs() {
        String user = query.user();
        JsonNode before = query.row(user);

        Expect.done(post(user, ",'write':false,'expiration_date':" + (query.seconds() + 5)), 201);

        assertThat(query.row(user)).isEqualTo(before);
    }

    @Test // 17
    void aTokenIsRemovedOnceAndForAll() {
        String user = query.user(true);
        String token = query.value(user);

        query.untoken(user);
        query.untoken(user);

        assertThat(query.hasRow(user)).isFalse();
        assertThat(query.takes(token)).isFalse();
        Expect.nothing(query.ask("GET " + query.path() + "/value?email=" + user, query.admin()));
    }

    @Test // 19
    void aTokenWithoutADateNeverEnds() {
        String user = query.user(true);
        query.untoken(user);

        Expect.done(post(user, ""), 201);

        assertThat(query.row(user).path("write").asInt()).isEqualTo(1);
        assertThat(query.row(user).path("expiration_date")).isEqualTo(query.row(user).path("updated_at"));
        String token = query.value(user);
        query.clock().advance(Duration.ofDays(36_500));
        assertThat(query.takes(token)).isTrue();
    }

    @Test // 20
    void aPastDateInMillisecondsIsAnExpiredToken() {
        String token = dated(1_632_960_000_000L);

        assertThat(query.takes(token)).isFalse();
    }

    @Test // 21, 22
    void aTokenIsGoodUntilItsDateInEitherUnit() {
        for (long date : List.of(query.milliseconds() + 86_400_000, query.seconds() + 86_400)) {
            String token = dated(date);

            assertThat(query.takes(token)).isTrue();
            Expect.data(query.ask("GET " + query.path(), token));
        }
    }

    /// Far dates are still milliseconds, whatever the claim says in seconds.
    @Test
    void aFarDateIsFar() {
        for (long date : List.of(253_402_300_799_000L, 99_999_999_999L, 100_000_000_000_000L, Long.MAX_VALUE)) {
            assertThat(query.takes(dated(date))).as("%d", date).isTrue();
        }
        assertThat(query.takes(dated(100_000_000_000L))).isFalse(); // 1973, in milliseconds
    }

    @Test // 23
    void aPastDateInSecondsIsAMistake() {
        String user = query.user();
        query.untoken(user);
        for (long date : List.of(query.seconds() - 86_400, query.seconds() - 1, 0L, -5L, Long.MIN_VALUE)) {
            Expect.bad(post(user, ",'expiration_date':" + date), Expect.PAST);
            Expect.bad(put(user, ",'expiration_date':" + date), Expect.PAST);
        }
        assertThat(query.hasRow(user)).isFalse();
    }

    @Test // 24
    void aTokenEndsAtItsDate() {
        String token = dated(query.seconds() + 2);
        assertThat(query.takes(token)).isTrue();

        query.clock().advance(Duration.ofSeconds(2));

        assertThat(query.takes(token)).isFalse();
        query.clock().advance(Duration.ofSeconds(1));
        assertThat(query.takes(token)).isFalse();
    }

    @Test // decision 16
    void aDateThatIsNowIsOverAndNotForEver() {
        for (long date : List.of(query.seconds(), query.milliseconds())) {
            String token = dated(date);

            assertThat(query.takes(token)).isFalse();
            JsonNode claims = QueryServerFixture.payload(token);
            assertThat(claims.path("exp").asLong())
                    .isEqualTo(claims.path("iat").asLong() - 1);
        }
    }

    @Test // 25
    void nobodyGetsNoToken() {
        Expect.bad(post("nobody@x", ""), "There user do not exists");
        Expect.bad(post("nobody@x", ",'expiration_date':0"), "There user do not exists");
        Expect.bad(post("", ""), "There user do not exists");
    }

    @Test // 28
    void aReplacedTokenDiesAndTheNewOneWorks() {
        String user = query.user(true);
        String old = query.value(user);
        long date = query.milliseconds() + 31_536_000_000L;

        Expect.done(put(user, ",'write':false,'expiration_date':" + date), 200);

        assertThat(query.row(user).path("write").asInt()).isZero();
        assertThat(query.row(user).path("expiration_date").asLong()).isEqualTo(date);
        String fresh = query.row(user).path("token").asString();
        assertThat(fresh).isNotEqualTo(old).isEqualTo(query.value(user));
        assertThat(query.takes(old)).isFalse();
        assertThat(query.takes(fresh)).isTrue();
    }

    @Test // 29
    void whatIsLeftOutIsReset() {
        String user = query.user(true);
        Expect.done(put(user, ",'write':true,'expiration_date':" + (query.seconds() + 60)), 200);

        Expect.done(put(user, ""), 200);

        assertThat(query.row(user).path("write").asInt()).isZero();
        assertThat(query.row(user).path("expiration_date")).isEqualTo(query.row(user).path("updated_at"));
        assertThat(query.takes(query.value(user))).isTrue();
    }

    @Test
    void aReplacedTokenIsAnotherOneEvenWithinOneSecond() {
        String user = query.user(true);
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Expect.done(put(user, ",'write':true"), 200);
            tokens.add(query.value(user));
        }

        assertThat(tokens).doesNotHaveDuplicates();
        assertThat(tokens).filteredOn(query::takes).containsExactly(tokens.getLast());
    }

    // D6: the original locks everybody out so
    @Test
    void anAdministratorMayReplaceTheOwnToken() {
        String user = query.user(true);
        String old = query.value(user);

        Expect.done(
                query.ask("PUT " + query.path(), old, "{'email':'" + user + "','write':true}"), 200);

        assertThat(query.takes(old)).isFalse();
        assertThat(query.takes(query.traded(user, "p"))).isTrue();
    }

    @Test // 30
    void nothingIsReplacedWhereNothingIs() {
        Expect.done(put("nobody", ",'write':false"), 200);
        Expect.bad(put("nobody", ",'expiration_date':3"), Expect.PAST);
        String user = query.user();
        query.untoken(user);
        Expect.done(put(user, ",'write':true"), 200);
        assertThat(query.hasRow(user)).isFalse();
    }

    @Test // 31
    void nobodysTokenCannotBeRemoved() {
        Expect.bad(
                query.ask("DELETE " + query.path(), query.admin(), "{'email':'nobody'}"),
                "The email (nobody) don't exist");
    }

    @Test // 34
    void whoIsNoAdministratorMayNothing() {
        String user = query.user();
        String token = query.value(user);
        String body = "{'email':'" + user + "'}";
        for (String path : List.of(query.path(), "/_/user", "/_/token")) {
            for (String method : List.of("GET", "POST", "PUT", "DELETE")) {
                Expect.unauthorized(query.ask(method + " " + path, token, body));
                Expect.unauthorized(query.ask(method + " " + path, token, "{"));
            }
        }
        Expect.unauthorized(query.ask("GET /_/token/value?name=x", token));
    }

    /// The value of a new token with that date, of a new administrator; the list shows the number as it was sent.
    private String dated(long date) {
        String user = query.user(true);
        query.untoken(user);
        Expect.done(post(user, ",'write':true,'expiration_date':" + date), 201);
        assertThat(query.row(user).path("expiration_date").asLong()).isEqualTo(date);
        return query.value(user);
    }

    private Answer post(String email, String more) {
        return query.ask("POST " + query.path(), query.admin(), "{'email':'" + email + "'" + more + "}");
    }

    private Answer put(String email, String more) {
        return query.ask("PUT " + query.path(), query.admin(), "{'email':'" + email + "'" + more + "}");
    }
}
