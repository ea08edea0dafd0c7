package dev.cardea.flow;

import static dev.cardea.testing.TestServer.got;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.app.OpenInstallation;
import dev.cardea.app.TestInstallation;
import dev.cardea.core.Environment;
import dev.cardea.core.KeyNumber;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.SealedKey;
import dev.cardea.testing.ManualClock;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A key signs, then only checks, then is retired.
class KeyRotationTest {

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock();
    private OpenInstallation house;
    private Backend a;
    private Backend b;
    private KeyNumber first;
    private String refresh;
    private String access;

    @BeforeEach
    void open() {
        house = TestInstallation.in(folder, clock);
        a = Backend.joining(house, "A", Environment.STAGING);
        b = Backend.joining(house, "B", Environment.STAGING);
        refresh = a.create("u-1");
        access = a.mint("u-1");
        first = a.row("u-1").refresh().key().orElseThrow();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void oldTokensLiveOnAndNewOnesCarryTheNewNumber() {
        String fromRefresh = a.mint("u-1", refresh);

        KeyNumber second = rotate();

        assertThat(second).isNotEqualTo(first);
        assertThat(List.of(refresh, access, fromRefresh)).allMatch(a::takes);
        assertThat(numberOfAccess(access)).isEqualTo(first);
        assertThat(numberOfAccess(a.mint("u-1"))).isEqualTo(second);
        assertThat(numberOfAccess(a.mint("u-1", refresh))).isEqualTo(second);
        assertThat(numberOfRefresh(a.create("u-2"))).isEqualTo(second);
    }

    @Test
    void aUserShowsTheSameRefreshTokenUntilItIsRenewed() {
        KeyNumber second = rotate();

        assertThat(a.find("u-1").refreshToken()).contains(refresh);
        assertThat(a.create("u-1")).isEqualTo(refresh);
        assertThat(numberOfRefresh(refresh)).isEqualTo(first);
        assertThat(numberOfRefresh(a.renew("u-1"))).isEqualTo(second);
    }

    @Test
    void theOtherTenantKeepsItsKey() {
        String before = b.create("u-1");
        rotate();

        assertThat(b.takes(before)).isTrue();
        assertThat(numberOfRefresh(b.create("u-2"))).isEqualTo(numberOfRefresh(before));
    }

    @Test
    void theKeyThatSignsIsNotRetiredNotEvenByForce() {
        assertThat(retire(first, false)).isEqualTo(Outcome.no(new Refusal.KeySigns()));
        assertThat(retire(first, true)).isEqualTo(Outcome.no(new Refusal.KeySigns()));
        assertThat(retire(new KeyNumber(99), true)).isEqualTo(Outcome.no(new Refusal.KeyUnknown()));
    }

    @Test
    void aKeyInUseSaysHowManyTokensWouldDie() {
        a.create("u-2");
        a.create("u-3");
        rotate();
        assertThat(retire(first, false)).isEqualTo(Outcome.no(new Refusal.KeyInUse(3, true)));

        a.renew("u-1");
        house.flows().revokeToken().run(a.tenant(), a.find("u-2").refreshToken().orElseThrow());
        assertThat(retire(first, false)).isEqualTo(Outcome.no(new Refusal.KeyInUse(1, true)));

        a.setActive("u-3", false);
        assertThat(retire(first, false)).isEqualTo(Outcome.no(new Refusal.KeyInUse(0, true)));
        assertThat(a.takes(access)).isTrue();
    }

    @Test
    void onceEveryTokenIsRenewedOrExpiredItIsRetiredWithoutForce() {
        KeyNumber second = rotate();
        clock.advance(Duration.ofDays(31).minusSeconds(1));
        assertThat(retire(first, false)).isEqualTo(Outcome.no(new Refusal.KeyInUse(1, true)));
        clock.advance(Duration.ofSeconds(1));
        assertThat(retire(first, false)).isEqualTo(Outcome.no(new Refusal.KeyInUse(1, false)));

        String renewed = a.renew("u-1");

        assertThat(retire(first, false)).isEqualTo(Outcome.ok(0L));
        assertThat(a.takes(renewed)).isTrue();
        assertThat(states()).containsExactly(SealedKey.State.RETIRED, SealedKey.State.SIGNING);
        assertThat(numberOfRefresh(renewed)).isEqualTo(second);
    }

    @Test
    void forceKillsWhatTheKeySignedAndNothingElse() {
        String others = b.create("u-1");
        rotate();
        String newAccess = a.mint("u-1");
        String newRefresh = a.create("u-2");

        assertThat(retire(first, true)).isEqualTo(Outcome.ok(1L));

        assertThat(List.of(refresh, access)).noneMatch(a::takes);
        assertThat(List.of(newAccess, newRefresh)).allMatch(a::takes);
        assertThat(b.takes(others)).isTrue();
        assertThat(a.find("u-1").refreshToken()).isEmpty();
        assertThat(a.takes(a.renew("u-1"))).isTrue();
        assertThat(a.takes(refresh)).isFalse();
    }

    /// Whoever could forge refresh tokens of the old key has by now traded them for access tokens of the new
    /// one.
    @Test
    void anAccessTokenMadeFromARefreshTokenOfARetiredKeyDiesWithIt() {
        rotate();
        String fromOldRefresh = a.mint("u-1", refresh);

        retire(first, true);

        assertThat(a.takes(refresh)).isFalse();
        assertThat(a.takes(fromOldRefresh)).isFalse();
    }

    @Test
    void aKeyThatIsRetiredAlreadyIsNotInUse() {
        rotate();
        assertThat(retire(first, true)).isEqualTo(Outcome.ok(1L));

        assertThat(retire(first, false)).isEqualTo(Outcome.ok(0L));
    }

    @Test
    void keysStopInTheOrderOfTheirRotations() {
        rotate();
        rotate();

        assertThat(states())
                .containsExactly(SealedKey.State.CHECKING, SealedKey.State.CHECKING, SealedKey.State.SIGNING);
        assertThat(List.of(refresh, access)).allMatch(a::takes);
    }

    private KeyNumber rotate() {
        return got(house.operations().rotateSigningKey().run(a.ref())).number();
    }

    private Outcome<Long> retire(KeyNumber number, boolean force) {
        return house.operations().retireSigningKey().run(number, force);
    }

    private List<SealedKey.State> states() {
        return got(house.operations().listSigningKeys().run(a.ref())).stream()
                .map(SealedKey::state)
                .toList();
    }

    private static KeyNumber numberOfRefresh(String token) {
        return new KeyNumber(
                ByteBuffer.wrap(Base64.getUrlDecoder().decode(token)).getInt(3));
    }

    private static KeyNumber numberOfAccess(String token) {
        String payload = new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
        Matcher jti = Pattern.compile("\"jti\":\"([^\"]+)\"").matcher(payload);
        assertThat(jti.find()).isTrue();
        return new KeyNumber(
                ByteBuffer.wrap(Base64.getUrlDecoder().decode(jti.group(1))).getInt());
    }
}
