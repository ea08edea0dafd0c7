package dev.cardea.api.staticbackend;

import static dev.cardea.api.staticbackend.StaticBackendFixture.credentials;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.testing.RawClient.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Removing users from an account: contract staticbackend.md §7, cases 57 to 64, §2.10, §5.4 and §5.5.
@BothModes
class RemoveUserTest {

    private static final String UNKNOWN = "3f8c6a52-1b5e-4f0e-9d0c-6a1a6a1f7c11";
    private static final String ABOVE = "permission level not high enough\n";
    private static final String BELOW = "insufficient priviledges\n"; // sic

    private final StaticBackendFixture app;

    RemoveUserTest(StaticBackendFixture app) {
        this.app = app;
    }

    // 57
    @Test
    void aRemovedUserIsGoneWithEverySession() {
        Person owner = app.owner();
        Person member = app.member(owner);

        Expect.json(remove(owner, member.id()), "true");

        assertThat(app.ask("GET /account/users", owner.key()).body())
                .contains(owner.id())
                .doesNotContain(member.id());
        Expect.wrongCredentials(app.login(member.email(), member.password()));
        Expect.deadToken(app.me(member.token()));
        Expect.json(app.me(owner.token()));
    }

    // 58, §5.5
    @Test
    void nobodyIsRemovedTwice() {
        Person owner = app.owner();
        Person member = app.member(owner);
        Expect.json(remove(owner, member.id()), "true");

        Expect.refused(remove(owner, member.id()), 404, "user not found");
    }

    // 59, §5.5
    @ParameterizedTest
    @ValueSource(strings = {"nope", UNKNOWN, "1", "%7C", "a%2Fb"})
    void anUnknownIdIsNotFound(String id) {
        Expect.refused(remove(app.owner(), id), 404, "user not found");
    }

    // 59: whether this is an unknown path or an unknown user is not said
    @Test
    void anEmptyIdIsNotFound() {
        assertThat(remove(app.owner(), "").status()).isEqualTo(404);
    }

    // 60
    @Test
    void aMemberRemovesNobody() {
        Person owner = app.owner();
        Person member = app.member(owner);
        Person another = app.member(owner);

        for (String id : new String[] {owner.id(), another.id()}) {
            Answer answer = remove(member, id);
            Expect.refused(answer, 401);
            assertThat(answer.body()).isIn(ABOVE, BELOW);
        }

        Expect.json(app.me(owner.token()));
        Expect.json(app.me(another.token()));
    }

    // 61, §5.4
    @Test
    void usersOfAnotherAccountAreNotFound() {
        Person stranger = app.owner();
        Person member = app.member(app.owner());

        Expect.refused(remove(stranger, member.id()), 404, "user not found");

        Expect.json(app.me(member.token()));
        Expect.token(app.login(member.email(), member.password()));
    }

    // 61: nor may a member find out who is in other accounts
    @Test
    void aMemberLearnsNothingOfAnotherAccount() {
        Person stranger = app.member(app.owner());
        Person owner = app.owner();

        Answer known = remove(stranger, owner.id());

        assertThat(known.body()).isEqualTo(remove(stranger, UNKNOWN).body());
        Expect.refusedSomehow(known);
        Expect.json(app.me(owner.token()));
    }

    // 62
    @Test
    void theAdministratorRemovesFromAnyAccount() {
        Person member = app.member(app.owner());
        Person alone = app.owner();

        Expect.json(remove(app.admin(), member.id()), "true");
        Expect.json(remove(app.admin(), alone.id()), "true");

        Expect.deadToken(app.me(member.token()));
        Expect.wrongCredentials(app.login(alone.email(), alone.password()));
    }

    // 63
    @Test
    void readingAUserRemovesNobody() {
        Person owner = app.owner();
        Person member = app.member(owner);

        for (String method : new String[] {"GET", "POST", "PUT", "PATCH"}) {
            Expect.methodNotAllowed(
                    app.ask(method + " /account/users/" + member.id(), owner.key(), "Content-Length: 0"), "DELETE");
        }

        Expect.json(app.me(member.token()));
    }

    // 64
    @Test
    void theAddressOfARemovedUserMayBeAddedAgain() {
        Person owner = app.owner();
        Person member = app.member(owner);
        Expect.json(remove(owner, member.id()), "true");

        String body = credentials(member.email(), member.password());
        Expect.added(app.askWith(body, "POST /account/users", owner.key()));

        Person again = app.signedIn(member.email(), member.password());
        assertThat(again.id()).isNotEqualTo(member.id());
        Expect.deadToken(app.me(member.token()));
    }

    // §2.10, §5.5
    @Test
    void theLastUserMayGoAndComeAgain() {
        Person owner = app.owner();

        Expect.json(remove(owner, owner.id()), "true");

        Expect.deadToken(app.me(owner.token()));
        Person again = app.registered(owner.email(), app.password("pw9"));
        assertThat(again.id()).isNotEqualTo(owner.id());
        assertThat(again.account()).isNotEqualTo(owner.account());
    }

    // §5.5: equal roles
    @Test
    void oneOwnerMayRemoveAnother() {
        Person owner = app.owner();
        Person second = app.member(owner, 50);

        Expect.json(remove(second, owner.id()), "true");

        Expect.deadToken(app.me(owner.token()));
        Expect.json(app.me(second.token()));
    }

    // §5.5
    @Test
    void nobodyRemovesAHigherRole() {
        Person admin = app.admin();
        Person deputy = app.member(admin, 50);

        Answer answer = remove(deputy, admin.id());

        Expect.refused(answer, 401, ABOVE.strip());
        Expect.json(app.me(admin.token()));
    }

    // §5.5: whoever asks; neither status nor text is said
    @Test
    void anAccountWithUsersKeepsSomebodyOfRoleFifty() {
        Person owner = app.owner();
        Person member = app.member(owner);

        Expect.refusedSomehow(remove(owner, owner.id()));
        Expect.refusedSomehow(remove(app.admin(), owner.id()));

        Expect.json(app.me(owner.token()));
        Expect.json(remove(owner, member.id()), "true");
        Expect.json(remove(owner, owner.id()), "true");
    }

    // §5.5
    @Test
    void anOwnerMayGoWhenAnotherStays() {
        Person owner = app.owner();
        Person second = app.member(owner, 50);
        Person member = app.member(owner);

        Expect.json(remove(owner, owner.id()), "true");

        Expect.refusedSomehow(remove(second, second.id()));
        Expect.json(app.me(member.token()));
    }

    // §5.5, at once: two owners who remove each other leave one
    @Test
    void twoOwnersDoNotBothGo() throws Exception {
        Person owner = app.owner();
        Person second = app.member(owner, 50);
        Person member = app.member(owner);

        StaticBackendFixture.inParallel(List.of(() -> remove(owner, owner.id()), () -> remove(second, second.id())));

        String list = app.ask("GET /account/users", member.key()).body();
        assertThat(list).contains("\"role\":50").contains(member.id());
    }

    private Answer remove(Person by, String id) {
        return app.ask("DELETE /account/users/" + id, by.key());
    }
}
