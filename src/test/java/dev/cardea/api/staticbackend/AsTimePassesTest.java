package dev.cardea.api.staticbackend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What ends by itself: contract staticbackend.md §7, case 27, §5.4, and decision 18. Each test has a server of
/// its own, because it moves the time of everybody on it.
@ParameterizedClass
@EnumSource(Mode.class)
class AsTimePassesTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @AutoClose
    private final StaticBackendFixture app;

    AsTimePassesTest(Mode mode, @TempDir Path folder) {
        app = new StaticBackendFixture(mode, folder);
    }

    // 27
    @Test
    void aSessionEndsAfterTwelveHours() {
        Person owner = app.owner();

        app.clock().advance(Duration.ofHours(12).minus(SECOND));
        Expect.json(app.me(owner.token()));
        app.clock().advance(SECOND.multipliedBy(2));

        Expect.deadToken(app.me(owner.token()));
        Expect.token(app.login(owner.email(), owner.password()));
    }

    // §3.1: use does not make it longer
    @Test
    void neitherUseNorAnotherSignInMakesASessionLonger() {
        Person owner = app.owner();
        app.clock().advance(Duration.ofHours(11));
        Expect.json(app.me(owner.token()));
        String later = Expect.token(app.login(owner.email(), owner.password()));

        app.clock().advance(Duration.ofHours(1).plus(SECOND));

        Expect.deadToken(app.me(owner.token()));
        Expect.json(app.me(later));
    }

    // §5.4
    @Test
    void aResetCodeLivesForAnHour() {
        Person owner = app.owner();
        String early = app.resetCode(owner.email());
        app.clock().advance(Duration.ofHours(1).plus(SECOND));
        Expect.refused(app.reset(owner.email(), early, app.password("new")), 400, "invalid code");
        String intime = app.resetCode(owner.email());
        app.clock().advance(Duration.ofHours(1).minus(SECOND));

        Expect.json(app.reset(owner.email(), intime, app.password("new")), "true");
    }

    // §5.4
    @Test
    void aMagicCodeLivesForAQuarterOfAnHour() {
        String email = app.owner().email();
        String late = app.magicCode(email);
        app.clock().advance(Duration.ofMinutes(15).plus(SECOND));
        Expect.refused(app.exchange(late, email), 401, "invalid code");
        String intime = app.magicCode(email);
        app.clock().advance(Duration.ofMinutes(15).minus(SECOND));

        Expect.token(app.exchange(intime, email));
    }

    // decision 18
    @Test
    void theNextHourBringsLettersAgain() {
        String email = app.owner().email();
        for (int i = 0; i < 5; i++) {
            app.magicCode(email);
        }
        Expect.json(app.askForLink(email), "true");
        app.allLettersAreOut();
        assertThat(app.lettersTo(email)).hasSize(5);

        app.clock().advance(Duration.ofHours(1).plus(SECOND));

        Expect.token(app.exchange(app.magicCode(email), email));
    }

    // decision 18: a new code resets neither count
    @Test
    void afterTwentyMissesADayMustPass() {
        String email = app.owner().email();
        misses(email, 9);
        misses(email, 9);
        misses(email, 2);

        String code = app.magicCode(email);
        Expect.refused(app.exchange(code, email), 429, "maximum retry reached");

        app.clock().advance(Duration.ofHours(2));
        Expect.refused(app.exchange(app.magicCode(email), email), 429, "maximum retry reached");
        app.clock().advance(Duration.ofHours(22).plus(SECOND));
        Expect.token(app.exchange(app.magicCode(email), email));
    }

    // decision 18: per address
    @Test
    void othersAreNotHeldUp() {
        String email = app.owner().email();
        misses(email, 9);
        misses(email, 9);
        misses(email, 2);
        String another = app.owner().email();

        Expect.token(app.exchange(app.magicCode(another), another));
    }

    private void misses(String email, int times) {
        String code = app.magicCode(email);
        for (int i = 0; i < times; i++) {
            Expect.refused(app.exchange(code.equals("000000") ? "000001" : "000000", email), 401, "invalid code");
        }
    }
}
