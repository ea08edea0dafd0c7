package dev.cardea.api.queryserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.testing.RawClient.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Users as administrators manage them (contract query-server.md §2.9; cases 37 to 39, 41).
@EverySpelling
class UsersTest {

    private final QueryServerFixture query;

    UsersTest(QueryServerFixture query) {
        this.query = query;
    }

    @Test // 37
    void aDeactivatedUserIsOut() {
        String user = query.user(true);
        String token = query.value(user);

        Expect.done(put(user, "'active':false"), 200);

        assertThat(query.takes(token)).isFalse();
        Expect.bad(query.trade(user, "p"), Expect.WRONG);
        Expect.done(put(user, "'active':true"), 200);
        assertThat(query.takes(token)).isFalse();
        assertThat(query.takes(query.traded(user, "p"))).isTrue();
    }

    @Test // 38
    void aRemovedUserTakesTheTokenAlong() {
        String user = query.user(true);
        String token = query.value(user);
        String uuid = query.listedUser(user).path("uuid").asString();

        Expect.done(query.ask("DELETE /_/user", query.admin(), "{'email':'" + user + "'}"), 200);

        assertThat(query.takes(token)).isFalse();
        assertThat(query.ask("GET " + query.path(), query.admin()).body()).doesNotContain(uuid);
        Expect.bad(
                query.ask("DELETE /_/user", query.admin(), "{'email':'" + user + "'}"),
                "The email (" + user + ") don't exist");
        Expect.bad(query.trade(user, "p"), Expect.WRONG);
    }

    /// What PostgreSQL cannot keep is no address, and nobody's.
    @Test
    void nullCharactersAreInNoAddress() {
        String user = query.user();

        Expect.bad(post("{'email':'a\\u0000b','password':'p'}"), "The email is not valid");
        Expect.bad(put(user, "'new_email':'a\\u0000b'"), "The email is not valid");
        Expect.bad(query.trade("a\\u0000b", "p"), Expect.WRONG);
        Expect.nothing(query.ask("GET " + query.path() + "/value?email=a%00b", query.admin()));
        assertThat(query.ask("DELETE /_/user", query.admin(), "{'email':'a\\u0000b'}")
                        .status())
                .isEqualTo(400);
        assertThat(query.listedUser(user).path("email").asString()).isEqualTo(user);
    }

    @Test // 39
    void aKnownAddressChangesNothing() {
        String user = query.user();
        JsonNode before = query.listedUser(user);

        Expect.done(post("{'email':'" + user + "','password':'other','admin':true,'active':false}"), 201);
        Expect.done(post("{'email':'" + user.toUpperCase(Locale.ROOT) + "','password':'other'}"), 201);

        query.traded(user, "p");
        Expect.bad(query.trade(user, "other"), Expect.WRONG);
        assertThat(query.listedUser(user)).isEqualTo(before);
    }

    @Test // 41
    void theListHasEightMembers() {
        Answer answer = query.ask("GET /_/user", query.admin());
        JsonNode users = Expect.data(answer);

        users.forEach(user -> assertThat(new ArrayList<>(user.propertyNames()))
                .containsExactly("active", "admin", "created_at", "email", "id", "password", "updated_at", "uuid"));
        assertThat(users.path(0).path("email").asString()).isEqualTo("admin");
        assertThat(users.path(0).path("admin").asInt()).isEqualTo(1);
        assertThat(users.path(0).path("password").asString()).isEqualTo("********"); // decision 15
        assertThat(answer.body()).doesNotContain("argon2");
    }

    // D7
    @Test
    void eachFlagIsItself() {
        assertThat(flags("'admin':false,'active':true")).isEqualTo("01");
        assertThat(flags("'admin':true,'active':false")).isEqualTo("10");
        assertThat(flags("'admin':true,'active':true")).isEqualTo("11");
        assertThat(flags("'admin':null,'active':null")).isEqualTo("01");
        assertThat(flags("'x':0")).isEqualTo("01");
    }

    private String flags(String members) {
        String user = query.name();
        Expect.done(post("{'email':'" + user + "','password':'p'," + members + "}"), 201);
        JsonNode listed = query.listedUser(user);
        return listed.path("admin").asString() + listed.path("active").asString();
    }

    @Test
    void anEmptyAddressMakesNobody() {
        int before = Expect.data(query.ask("GET /_/user", query.admin())).size();

        Expect.done(post("{'email':'','password':'p'}"), 201);

        assertThat(Expect.data(query.ask("GET /_/user", query.admin())).size()).isEqualTo(before);
    }

    @Test
    void whatIsNeitherAddressNorNameIsRefused() {
        for (String email : List.of("a@", "@b", "a@b@c", "a b", " ", "a\\u0000b", "\\u202ea", "a".repeat(300))) {
            Expect.bad(post("{'email':'" + email + "','password':'p'}"), "The email is not valid");
        }
        Expect.bad(post("{'email':'" + query.name() + "','password':''}"), "The password is too weak");
    }

    @Test
    void anAddressIsShownAsItWasTyped() {
        String name = query.name();
        Expect.done(post("{'email':'" + name + "@Example.ORG','password':'p'}"), 201);

        assertThat(query.listedUser(name + "@Example.ORG").path("active").asInt())
                .isEqualTo(1);
        query.traded(name + "@example.org", "p");
    }

    @Test
    void anAddressChangesAndTheTokenStays() {
        String user = query.user(true);
        String token = query.value(user);
        String renamed = query.name() + "@x";
        query.clock().advance(Duration.ofSeconds(5));

        Expect.done(put(user, "'new_email':'" + renamed + "'"), 200);

        assertThat(query.takes(token)).isTrue();
        assertThat(query.traded(renamed, "p")).isEqualTo(token);
        Expect.bad(query.trade(user, "p"), Expect.WRONG);
        JsonNode listed = query.listedUser(renamed);
        assertThat(listed.path("updated_at").asLong()).isEqualTo(query.seconds());
        assertThat(listed.path("created_at").asLong()).isEqualTo(query.seconds() - 5);
    }

    @Test
    void aPasswordChangesAndTheTokenStays() {
        String user = query.user(true);
        String token = query.value(user);

        Expect.done(put(user, "'new_password':'q','password':'ignored'"), 200);

        assertThat(query.takes(token)).isTrue();
        assertThat(query.traded(user, "q")).isEqualTo(token);
        Expect.bad(query.trade(user, "p"), Expect.WRONG);
    }

    @Test
    void theFlagOfAnAdministratorCountsAtOnce() {
        String user = query.user();
        String token = query.value(user);

        Expect.done(put(user, "'admin':true"), 200);
        assertThat(query.takes(token)).isTrue();
        Expect.done(put(user, "'admin':false"), 200);
        assertThat(query.takes(token)).isFalse();
    }

    @Test
    void whatCannotBeChangedIsRefusedAltogether() {
        String user = query.user();
        JsonNode before = query.listedUser(user);
        Expect.bad(put("nobody", "'admin':true"), "The email (nobody) don't exist");
        Expect.bad(put(user, "'new_email':'','admin':true"), "The email is not valid");
        Expect.bad(put(user, "'new_email':'a@','admin':true"), "The email is not valid");
        Expect.bad(put(user, "'new_email':'Admin','admin':true,'new_password':'q'"), "The email is already in use");
        Expect.bad(put(user, "'new_password':'','admin':true"), "The password is too weak");

        assertThat(query.listedUser(user)).isEqualTo(before);
        query.traded(user, "p");
    }

    private Answer post(String body) {
        return query.ask("POST /_/user", query.admin(), body);
    }

    private Answer put(String email, String changes) {
        return query.ask("PUT /_/user", query.admin(), "{'email':'" + email + "'," + changes + "}");
    }
}
