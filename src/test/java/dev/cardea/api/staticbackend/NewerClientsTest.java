package dev.cardea.api.staticbackend;

import static dev.cardea.api.staticbackend.StaticBackendFixture.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.testing.RawClient.Answer;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What the clients of 1.7 call besides: contract staticbackend.md §2.11, the rows marked [new].
@BothModes
class NewerClientsTest {

    private static final String UNKNOWN = "3f8c6a52-1b5e-4f0e-9d0c-6a1a6a1f7c11";

    private final StaticBackendFixture app;

    NewerClientsTest(StaticBackendFixture app) {
        this.app = app;
    }

    // POST /setrole

    @Test
    void anOwnerGivesAMemberARole() {
        Person owner = app.owner();
        Person member = app.member(owner);

        Expect.json(setRole(owner, member.email().toUpperCase(Locale.ROOT), "20"), "true");

        assertThat(role(member)).isEqualTo(20);
        assertThat(role(owner)).isEqualTo(50);
    }

    @Test
    void aMemberGivesNobodyARole() {
        Person member = app.member(app.owner());

        Expect.refused(setRole(member, member.email(), "50"), 401, "insufficient priviledges"); // sic
        assertThat(role(member)).isEqualTo(0);
    }

    @Test
    void aRoleIsGivenToSomebody() {
        Expect.refused(
                app.askWith("{\"role\":10}", "POST /setrole", app.owner().key()), 400, "missing account id or email");
        Expect.refused(setRole(app.owner(), "", "10"), 400, "missing account id or email");
    }

    @Test
    void fiftyIsTheHighestRoleToGive() {
        Person owner = app.owner();
        Person member = app.member(owner);

        Expect.refused(setRole(owner, member.email(), "51"), 400, "role cannot be > than 50");
        Expect.refused(setRole(owner, member.email(), "100"), 400, "role cannot be > than 50");
        Expect.refused(setRole(owner, member.email(), "\"50\""), 400);
        assertThat(role(member)).isEqualTo(0);
    }

    // the real server's 500 would be this server's fault; both are taken
    @Test
    void whoIsNotInTheAccountGetsNoRoleThere() {
        Person owner = app.owner();
        Person stranger = app.member(app.owner());

        for (String email : new String[] {stranger.email(), app.address("nobody")}) {
            Answer answer = setRole(owner, email, "10");
            Expect.refused(answer, answer.status(), "user membership not found");
            assertThat(answer.status()).isIn(400, 404, 500);
        }
        assertThat(role(stranger)).isEqualTo(0);
    }

    // [rec]
    @Test
    void onlyTheAdministratorGivesRolesInOtherAccounts() {
        Person owner = app.owner();
        Person member = app.member(owner);
        Person stranger = app.owner();
        String start = "{\"email\":\"" + member.email() + "\",\"accountId\":\"" + owner.account() + "\",\"role\":";

        Expect.refusedSomehow(app.askWith(start + "10}", "POST /setrole", stranger.key()));
        assertThat(role(member)).isEqualTo(0);
        Expect.json(app.askWith(start + "11}", "POST /setrole", app.admin().key()), "true");
        assertThat(role(member)).isEqualTo(11);
        Expect.json(app.askWith(start + "12}", "POST /setrole", owner.key()), "true");
        assertThat(role(member)).isEqualTo(12);
    }

    // §5.5
    @Test
    void anAccountKeepsSomebodyOfRoleFifty() {
        Person owner = app.owner();
        app.member(owner);

        Expect.refusedSomehow(setRole(owner, owner.email(), "0"));

        assertThat(role(owner)).isEqualTo(50);
    }

    // as on removing
    @Test
    void nobodyLowersAHigherRole() {
        Person admin = app.admin();
        Person deputy = app.member(admin, 50);

        Expect.refusedSomehow(setRole(deputy, admin.email(), "0"));

        assertThat(role(admin)).isEqualTo(100);
    }

    // POST /me/email

    @Test
    void aChangedAddressIsSeenAtOnce() {
        Person owner = app.owner();
        String email = app.address("Changed");

        Expect.json(changeEmail(owner, " " + email + " "), "true");

        assertThat(Expect.json(app.me(owner.token())).path("email").asString())
                .isEqualTo(email.toLowerCase(Locale.ROOT));
        Expect.token(app.login(email, owner.password()));
        Expect.wrongCredentials(app.login(owner.email(), owner.password()));
        app.register(owner.email(), owner.password());
    }

    @Test
    void anAddressThatIsInUseIsNotTaken() {
        Person owner = app.owner();

        Expect.refused(changeEmail(owner, app.owner().email().toUpperCase(Locale.ROOT)), 409, "email already in use");

        assertThat(Expect.json(app.me(owner.token())).path("email").asString()).isEqualTo(owner.email());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bad", "@", "a b@t.co"})
    void whatIsNoAddressIsNotTaken(String email) {
        Expect.refused(changeEmail(app.owner(), email), 400, "invalid email");
    }

    @Test
    void codesThatWereSentToTheOldAddressAreWorthless() {
        Person owner = app.owner();
        String reset = app.resetCode(owner.email());
        String code = app.magicCode(owner.email());
        Expect.json(changeEmail(owner, app.address("changed")), "true");

        Expect.refused(app.reset(owner.email(), reset, app.password("new")), 400, "invalid code");
        Expect.refusedSomehow(app.exchange(code, owner.email()));
    }

    // GET /account/user-accounts

    @Test
    void aBackendSeesTheAccountsOfAnAddress() {
        Person owner = app.owner();

        Answer answer = app.ask("GET /account/user-accounts?email=" + encoded(owner.email()), app.root());

        JsonNode accounts = Expect.rootJson(answer);
        assertThat(accounts.values()).singleElement().satisfies(account -> {
            assertThat(account.propertyNames()).containsExactly("accountId", "role", "home", "token");
            assertThat(account.path("accountId").asString()).isEqualTo(owner.account());
            assertThat(account.path("role").asInt()).isEqualTo(50);
            assertThat(account.path("home").asBoolean()).isTrue();
            assertThat(Expect.json(app.me(account.path("token").asString()))
                            .path("userId")
                            .asString())
                    .isEqualTo(owner.id());
        });
    }

    @Test
    void aBackendSaysWhoseAccountsItWants() {
        String path = "GET /account/user-accounts";

        Expect.rootRefused(app.ask(path, app.root()), 400, "email query parameter is required");
        Expect.rootRefused(app.ask(path + "?email=", app.root()), 400, "email query parameter is required");
        Expect.rootRefused(app.ask(path + "?email=" + encoded(app.address("nobody")), app.root()), 404);
    }

    // GET /sudogetuserbyid/{acct}/{user}

    @Test
    void aBackendSeesAUser() {
        Person owner = app.owner();
        Person member = app.member(owner);

        JsonNode user = Expect.rootJson(sudo("userbyid", owner.account() + "/" + member.id(), app.root()));

        assertThat(user.path("id").asString()).isEqualTo(member.id());
        assertThat(user.path("accountId").asString()).isEqualTo(owner.account());
        assertThat(user.path("email").asString()).isEqualTo(member.email());
        assertThat(user.path("role").asInt(-1)).isEqualTo(0);
        assertThat(Instant.parse(user.path("created").asString()))
                .isEqualTo(app.clock().instant());
        assertThat(user.path("token").asString("")).isEmpty(); // §5.3, case 77
    }

    // GET /sudogetauthtokenbyuserid/{acct}/{user}

    @Test
    void aBackendSignsInForAUser() {
        Person owner = app.owner();
        Person member = app.member(owner);

        String token = Expect.rootToken(sudo("authtokenbyuserid", owner.account() + "/" + member.id(), app.root()));

        assertThat(Expect.json(app.me(token)).path("userId").asString()).isEqualTo(member.id());
    }

    // both

    @ParameterizedTest
    @ValueSource(strings = {"userbyid", "authtokenbyuserid"})
    void aBackendNamesBothTheAccountAndTheUser(String what) {
        Person owner = app.owner();

        Expect.rootRefused(sudo(what, owner.account() + "/", app.root()), 400, "missing account id or user id");
        Expect.rootRefused(sudo(what, owner.account(), app.root()), 400, "missing account id or user id");
        Expect.rootRefused(sudo(what, "", app.root()), 400, "missing account id or user id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"userbyid", "authtokenbyuserid"})
    void aUserIsFoundInTheirAccountOnly(String what) {
        Person owner = app.owner();
        Person another = app.owner();

        Expect.rootRefused(sudo(what, owner.account() + "/" + UNKNOWN, app.root()), 404);
        Expect.rootRefused(sudo(what, owner.account() + "/nope", app.root()), 404);
        Expect.rootRefused(sudo(what, "nope/" + owner.id(), app.root()), 404);
        Expect.rootRefused(sudo(what, another.account() + "/" + owner.id(), app.root()), 404);
    }

    @Test
    void thatNobodySignsInIsSaidInTheRealServersWords() {
        Expect.rootRefused(
                sudo("authtokenbyuserid", app.owner().account() + "/" + UNKNOWN, app.root()),
                404,
                "user not found for account");
    }

    @Test
    void onlyTheRootTokenOpensThem() {
        Person admin = app.admin();
        String both = admin.account() + "/" + admin.id();

        for (String what : new String[] {"userbyid", "authtokenbyuserid"}) {
            Expect.rootRefused(sudo(what, both, admin.key()), 400, "invalid root token");
            Expect.rootRefused(sudo(what, both), 401, "missing authorization HTTP header");
        }
        String path = "GET /account/user-accounts?email=" + encoded(admin.email());
        Expect.rootRefused(app.ask(path, admin.key()), 400, "invalid root token");
        Expect.rootRefused(app.ask(path), 401, "missing authorization HTTP header");
    }

    private Answer setRole(Person by, String email, String role) {
        return app.askWith("{\"email\":\"" + email + "\",\"role\":" + role + "}", "POST /setrole", by.key());
    }

    private Answer changeEmail(Person by, String email) {
        return app.askWith("{\"email\":\"" + email + "\"}", "POST /me/email", by.key());
    }

    private Answer sudo(String what, String names, String... headers) {
        return app.ask("GET /sudoget" + what + "/" + names, headers);
    }

    private int role(Person person) {
        return Expect.json(app.me(person.token())).path("role").asInt(-1);
    }
}
