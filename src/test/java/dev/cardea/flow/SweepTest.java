package dev.cardea.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.app.OpenInstallation;
import dev.cardea.app.TestInstallation;
import dev.cardea.core.Environment;
import dev.cardea.testing.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Revocations are forgotten once they mean nothing, and not before.
class SweepTest {

    private static final Duration A_DAY = Duration.ofDays(1);

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock();

    @Test
    void theExpiredGoTheLivingStayAndBothRemainDead() {
        try (OpenInstallation house = TestInstallation.in(folder, clock)) {
            Backend a = Backend.joining(house, "A", Environment.STAGING);
            a.create("u-1");
            String early = revoked(a);
            clock.advance(Duration.ofHours(1));
            String late = revoked(a);
            assertThat(house.flows().sweep().run()).isZero();

            clock.advance(A_DAY.minusHours(1).minusSeconds(1));
            assertThat(house.flows().sweep().run()).isZero();
            clock.advance(Duration.ofSeconds(1));
            house.flows().sweep().run();
            assertThat(List.of(early, late)).noneMatch(a::takes);

            clock.advance(Duration.ofDays(40));
            house.flows().sweep().run();
            assertThat(List.of(early, late)).noneMatch(a::takes);
            assertThat(house.flows().sweep().run()).isZero();
        }
    }

    @Test
    void moreThanOnePieceIsSweptInOneGo() {
        try (OpenInstallation house = TestInstallation.in(folder, clock)) {
            Backend a = Backend.joining(house, "A", Environment.STAGING);
            a.create("u-1");
            List<String> tokens =
                    IntStream.range(0, 1_001).mapToObj(_ -> revoked(a)).toList();
            String living = a.mint("u-1");
            assertThat(a.takes(living)).isTrue();

            clock.advance(Duration.ofDays(40));

            assertThat(house.flows().sweep().run()).isEqualTo(1_001);
            assertThat(tokens).noneMatch(a::takes);
        }
    }

    /// A revocation ends only what had an end: a refresh token that was ended stays so for ever.
    @Test
    void anEndedRefreshTokenIsNotSweptBackToLife() {
        try (OpenInstallation house = TestInstallation.in(folder, clock)) {
            Backend a = Backend.joining(house, "A", Environment.STAGING);
            String refresh = a.create("u-1");
            house.flows().revokeToken().run(a.tenant(), refresh);

            clock.advance(Duration.ofDays(4_000));
            house.flows().sweep().run();

            assertThat(a.takes(refresh)).isFalse();
        }
    }

    /// A machine's clock is set back by a minute now and then.
    @Test
    void aClockThatIsSetBackBringsNoRevokedTokenBack() {
        try (OpenInstallation house = TestInstallation.in(folder, clock)) {
            Backend a = Backend.joining(house, "A", Environment.STAGING);
            a.create("u-1");
            String token = revoked(a);

            clock.advance(A_DAY.plusSeconds(10));
            house.flows().sweep().run();
            clock.advance(Duration.ofMinutes(-1));

            assertThat(a.takes(token)).isFalse();
        }
    }

    /// The check reads the clock first; the token expires and is swept before the check looks further.
    @Test
    void aCheckThatIsHeldUpWhileItsTokenIsSweptStillRefusesIt() {
        AtomicReference<Runnable> afterNextReading = new AtomicReference<>(() -> {});
        InstantSource stalling = () -> {
            Instant now = clock.instant();
            afterNextReading.getAndSet(() -> {}).run();
            return now;
        };
        try (OpenInstallation house = TestInstallation.in(folder, stalling)) {
            Backend a = Backend.joining(house, "A", Environment.STAGING);
            a.create("u-1");
            String token = revoked(a);
            clock.advance(A_DAY.minusSeconds(1));

            afterNextReading.set(() -> {
                clock.advance(Duration.ofSeconds(2));
                house.flows().sweep().run();
            });

            assertThat(a.isIdentified(token)).isFalse();
        }
    }

    private static String revoked(Backend backend) {
        String token = backend.mint("u-1");
        backend.revoke("u-1", token);
        return token;
    }
}
