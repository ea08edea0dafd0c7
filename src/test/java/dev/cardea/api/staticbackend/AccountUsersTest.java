package dev.cardea.api.staticbackend;

import static dev.cardea.api.staticbackend.StaticBackendFixture.credentials;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.testing.RawClient.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Adding and listing the users of an account: contract staticbackend.md §7, cases 51 to 56, §2.8, §2.9, §5.2,
/// §5.3.
@BothModes
class AccountUsersTest {

    private final StaticBackendFixture app;

    AccountUsersTest(StaticBackendFixture app) {
        this.app = app;
    }

    // 51
    @Test
    void whoIsAddedJoinsTheAccountWithoutARole() {
        Person owner = app.owner();
        String email = app.address("New");

        Expect.added(add(owner, email, app.password("p")));

        Person added = app.signedIn(email.toLowerCase(Locale.ROOT), app.password("p"));
        assertThat(Expect.json(app.me(added.token())).path("role").asInt(-1)).isEqualTo(0);
        assertThat(added.account()).isEqualTo(owner.account());
    }

    // 52
    @Test
    void anAddressThatIsInUseIsNotAdded() {
        Person owner = app.owner();
        Person another = app.owner();
        String email = app.address("m");
        Expect.added(add(owner, email, app.password("p")));

        Expect.refused(add(owner, email, app.password("p")), 400, "email already in use");
        Expect.refused(
                add(owner, " " + email.toUpperCase(Locale.ROOT), app.password("p")), 400, "email already in use");
        Expect.refused(add(owner, another.email(), app.password("p")), 400, "email already in use");
        Expect.refused(add(owner, owner.email(), app.password("p")), 400, "email already in use");
        assertThat(Expect.json(app.me(another.token())).path("accountId").asString())
                .isEqualTo(another.account());
    }

    // 53
    @ParameterizedTest
    @ValueSource(strings = {"bad", "a@b", "a.b", ""})
    void whatIsNoAddressIsNotAdded(String email) {
        Expect.refused(add(app.owner(), email, app.password("p")), 400, "invalid email");
    }

    // 54
    @Test
    void whoSaysNothingIsAskedWho() {
        String body = credentials(app.address("m"), app.password("p"));

        Expect.refused(app.askWith(body, "POST /account/users"), 401, "missing authorization HTTP header");
        Expect.refused(app.ask("GET /account/users"), 401, "missing authorization HTTP header");
        Expect.refused(app.ask("DELETE /account/users/x"), 401, "missing authorization HTTP header");
    }

    // 55, §5.3
    @Test
    void theListHasTheUsersOfTheAccountAndNoSecrets() {
        Person owner = app.owner();
        Person member = app.member(owner);
        app.owner();

        JsonNode list = Expect.json(app.ask("GET /account/users", owner.key()));

        assertThat(list.values()).allSatisfy(user -> {
            assertThat(user.propertyNames()).containsExactly("id", "accountId", "email", "role", "created");
            assertThat(user.path("accountId").asString()).isEqualTo(owner.account());
            assertThat(user.path("created").asString()).endsWith("Z");
            assertThat(Instant.parse(user.path("created").asString()))
                    .isEqualTo(app.clock().instant());
        });
        assertThat(list.values())
                .extracting(user ->
                        user.path("id").asString() + " " + user.path("email").asString() + " "
                                + user.path("role").asInt(-1))
                .containsExactlyInAnyOrder(
                        owner.id() + " " + owner.email() + " 50", member.id() + " " + member.email() + " 0");
    }

    // §2.9: any role
    @Test
    void aMemberSeesTheListToo() {
        Person owner = app.owner();
        Person member = app.member(owner);

        assertThat(ids(app.ask("GET /account/users", member.key()))).containsExactlyInAnyOrder(owner.id(), member.id());
    }

    // 56, §5.3
    @Test
    void removingNobodyInParticularOnlyLists() {
        Person owner = app.owner();
        Person member = app.member(owner);

        Answer answer = app.ask("DELETE /account/users", owner.key());

        assertThat(ids(answer)).containsExactlyInAnyOrder(owner.id(), member.id());
        assertThat(ids(app.ask("GET /account/users", owner.key()))).containsExactlyInAnyOrder(owner.id(), member.id());
    }

    // §5.5: any member may add
    @Test
    void aMemberMayAddMembers() {
        Person owner = app.owner();
        Person member = app.member(owner);

        Person added = app.member(member);

        assertThat(added.account()).isEqualTo(owner.account());
        assertThat(Expect.json(app.me(added.token())).path("role").asInt(-1)).isEqualTo(0);
    }

    // §5.5, even when the caller has more to give
    @Test
    void whoIsAddedGetsNoRoleWhateverTheBodySays() {
        Person admin = app.admin();
        String email = app.address("m");
        String body = "{\"email\":\"%s\",\"password\":\"%s\",\"role\":100}".formatted(email, app.password("p"));

        Expect.added(app.askWith(body, "POST /account/users", admin.key()));

        Person added = app.signedIn(email, app.password("p"));
        assertThat(Expect.json(app.me(added.token())).path("role").asInt(-1)).isEqualTo(0);
        assertThat(added.account()).isEqualTo(admin.account());
    }

    // §2.8, §5.5
    @Test
    void thePasswordIsLookedAtAsOnRegistering() {
        Person owner = app.owner();

        Expect.refused(add(owner, app.address("m"), "x".repeat(73)), 400, "bcrypt: password length exceeds 72 bytes");
        Expect.refused(add(owner, app.address("m"), ""), 400, "invalid password");
        Expect.refused(app.askWith("{bad", "POST /account/users", owner.key()), 400);
    }

    // §2.8: no mail
    @Test
    void whoIsAddedGetsNoLetter() {
        Person member = app.member(app.owner());

        app.allLettersAreOut();

        assertThat(app.lettersTo(member.email())).isEmpty();
    }

    // §2.9 [new]
    @Test
    void theListIsFilteredByRole() {
        Person owner = app.owner();
        Person member = app.member(owner);

        assertThat(ids(app.ask("GET /account/users?role=50", owner.key()))).containsExactly(owner.id());
        assertThat(ids(app.ask("GET /account/users?role=0", owner.key()))).containsExactly(member.id());
        Expect.json(app.ask("GET /account/users?role=7", owner.key()), "[]");
        Expect.refused(app.ask("GET /account/users?role=bad", owner.key()), 400, "invalid role");
    }

    private Answer add(Person by, String email, String password) {
        return app.askWith(credentials(email, password), "POST /account/users", by.key());
    }

    private static List<String> ids(Answer answer) {
        return Expect.json(answer).values().stream()
                .map(user -> user.path("id").asString())
                .toList();
    }
}
