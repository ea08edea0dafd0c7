package dev.cardea.api.staticbackend;

import dev.cardea.testing.RawClient.Answer;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// Changing one's own password: contract staticbackend.md §7, case 73, and §5.5.
@BothModes
class PasswordChangeTest {

    private final StaticBackendFixture app;

    PasswordChangeTest(StaticBackendFixture app) {
        this.app = app;
    }

    // 73
    @Test
    void whoKnowsTheOldPasswordMaySetANewOne() {
        Person owner = app.owner();

        Expect.json(change(owner, owner.email(), owner.password(), app.password("pw9")), "true");

        Expect.token(app.login(owner.email(), app.password("pw9")));
        Expect.wrongCredentials(app.login(owner.email(), owner.password()));
    }

    // 73
    @Test
    void aWrongOldPasswordChangesNothing() {
        Person owner = app.owner();

        Expect.wrongCredentials(change(owner, owner.email(), "wrong", app.password("pw9")));

        Expect.token(app.login(owner.email(), owner.password()));
    }

    // the design's table "what dies when"
    @Test
    void everyOtherSessionDies() {
        Person owner = app.owner();
        String other = Expect.token(app.login(owner.email(), owner.password()));

        Expect.json(change(owner, owner.email(), owner.password(), app.password("pw9")), "true");

        Expect.json(app.me(owner.token()));
        Expect.deadToken(app.me(other));
        Expect.json(app.me(Expect.token(app.login(owner.email(), app.password("pw9")))));
    }

    // §2.0: addresses in any case
    @Test
    void onesOwnAddressMayBeInAnyCase() {
        Person owner = app.owner();

        Expect.json(
                change(owner, owner.email().toUpperCase(Locale.ROOT), owner.password(), app.password("pw9")), "true");
    }

    // §5.5: only one's own address, even for those who know another's password; in what words is not said
    @Test
    void nobodyChangesAnothersPassword() {
        Person owner = app.owner();
        Person member = app.member(owner);

        Expect.refusedSomehow(change(owner, member.email(), member.password(), app.password("pw9")));
        Expect.refusedSomehow(change(app.admin(), member.email(), member.password(), app.password("pw9")));
        Expect.refusedSomehow(change(owner, member.email(), owner.password(), app.password("pw9")));

        Expect.token(app.login(member.email(), member.password()));
        Expect.token(app.login(owner.email(), owner.password()));
        Expect.json(app.me(member.token()));
    }

    // §5.5
    @Test
    void theNewPasswordIsLookedAtAsOnRegistering() {
        Person owner = app.owner();

        Expect.refused(
                change(owner, owner.email(), owner.password(), "x".repeat(73)),
                400,
                "bcrypt: password length exceeds 72 bytes");
        Expect.refused(change(owner, owner.email(), owner.password(), ""), 400, "invalid password");
        Expect.token(app.login(owner.email(), owner.password()));
    }

    // §2.0
    @Test
    void whoSaysNothingIsAskedWho() {
        Expect.refused(app.askWith("{}", "POST /user/changepw"), 401, "missing authorization HTTP header");
        Expect.refused(app.askWith("{bad", "POST /user/changepw", app.owner().key()), 400);
    }

    private Answer change(Person by, String email, String old, String wanted) {
        String body = "{\"email\":\"%s\",\"oldPassword\":\"%s\",\"newPassword\":\"%s\"}".formatted(email, old, wanted);
        return app.askWith(body, "POST /user/changepw", by.key());
    }
}
