package dev.cardea.store;

import static dev.cardea.core.CodePurpose.MAGIC_LINK;
import static dev.cardea.core.CodePurpose.MISSES_PER_CODE;
import static dev.cardea.core.CodePurpose.PASSWORD_RESET;
import static dev.cardea.core.Codes.Use.EXHAUSTED;
import static dev.cardea.core.Codes.Use.MISSED;
import static dev.cardea.core.Codes.Use.TAKEN;
import static dev.cardea.store.Sample.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.CodePurpose;
import dev.cardea.core.Codes;
import dev.cardea.core.SecretHash;
import dev.cardea.core.User;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What every store promises of one-time codes.
abstract class CodesContract extends StoreFixture {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final SecretHash right = Sample.hash();
    private final SecretHash wrong = Sample.hash();
    private User ada;

    @BeforeEach
    void someone() {
        ada = sample.user();
    }

    @ParameterizedTest
    @EnumSource
    void aCodeIsTakenOnce(CodePurpose purpose) {
        issued(purpose, right, NOW);

        assertThat(used(purpose, right, NOW)).isEqualTo(TAKEN);
        assertThat(used(purpose, right, NOW)).isEqualTo(MISSED);
    }

    @ParameterizedTest
    @EnumSource
    void aCodeLivesToTheLastMillisecondOfItsLife(CodePurpose purpose) {
        Instant expiry = NOW.plus(purpose.lifetime());
        issued(purpose, right, NOW);

        assertThat(used(purpose, right, expiry)).isEqualTo(MISSED);
        assertThat(used(purpose, right, expiry.minusMillis(1))).isEqualTo(TAKEN);
    }

    @Test
    void ofManyWhoUseACodeAtOnceOneTakesIt() {
        issued(MAGIC_LINK, right, NOW);
        try (Crowd crowd = new Crowd()) {
            assertThat(crowd.all(64, () -> used(MAGIC_LINK, right, NOW)))
                    .containsOnlyOnce(TAKEN)
                    .containsOnly(TAKEN, MISSED);
        }
    }

    @Test
    void aNewCodeReplacesTheOneBefore() {
        issued(PASSWORD_RESET, wrong, NOW);
        issued(PASSWORD_RESET, right, NOW);

        assertThat(used(PASSWORD_RESET, wrong, NOW)).isEqualTo(MISSED);
        assertThat(used(PASSWORD_RESET, right, NOW)).isEqualTo(TAKEN);
    }

    /// The one that was used last does not give way to the one before it.
    @Test
    void theUseOfACodeBringsNoEarlierOneBack() {
        issued(PASSWORD_RESET, wrong, NOW);
        issued(PASSWORD_RESET, right, NOW);
        used(PASSWORD_RESET, right, NOW);

        assertThat(used(PASSWORD_RESET, wrong, NOW)).isEqualTo(MISSED);
    }

    @Test
    void aCodeOfAnotherUserOrPurposeIsNone() {
        User bob = sample.user();
        issued(MAGIC_LINK, right, NOW);

        assertThat(used(PASSWORD_RESET, right, NOW)).isEqualTo(MISSED);
        assertThat(store.<Codes.Use>write(tx -> tx.codes().use(bob.id(), MAGIC_LINK, right, NOW)))
                .isEqualTo(MISSED);
        assertThat(used(MAGIC_LINK, right, NOW)).isEqualTo(TAKEN);
    }

    @Test
    void whatWouldBeTakenIsNotTakenByAsking() {
        issued(PASSWORD_RESET, right, NOW);

        assertThat(wouldTake(right, NOW)).isTrue();
        assertThat(wouldTake(wrong, NOW)).isFalse();
        assertThat(wouldTake(right, NOW.plus(HOUR))).isFalse();
        assertThat(used(PASSWORD_RESET, right, NOW)).isEqualTo(TAKEN);
        assertThat(wouldTake(right, NOW)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void nineMissesKillACode(CodePurpose purpose) {
        issued(purpose, right, NOW);
        miss(purpose, MISSES_PER_CODE - 1, NOW);
        assertThat(used(purpose, wrong, NOW)).isEqualTo(MISSED);

        assertThat(used(purpose, wrong, NOW)).isEqualTo(EXHAUSTED);
        assertThat(used(purpose, right, NOW)).isEqualTo(EXHAUSTED);
    }

    @Test
    void eightMissesLeaveACode() {
        issued(MAGIC_LINK, right, NOW);
        miss(MAGIC_LINK, MISSES_PER_CODE - 1, NOW);

        assertThat(used(MAGIC_LINK, right, NOW)).isEqualTo(TAKEN);
    }

    @Test
    void anExhaustedCodeIsReplacedByANewOne() {
        issued(PASSWORD_RESET, wrong, NOW);
        miss(PASSWORD_RESET, MISSES_PER_CODE, NOW);
        issued(PASSWORD_RESET, right, NOW);

        assertThat(used(PASSWORD_RESET, right, NOW)).isEqualTo(TAKEN);
    }

    @Test
    void fiveLinksAnHourAreTheMostAndTheHourRolls() {
        for (int minute = 0; minute < 50; minute += 10) {
            assertThat(issued(MAGIC_LINK, right, NOW.plus(Duration.ofMinutes(minute))))
                    .isTrue();
        }

        assertThat(issued(MAGIC_LINK, wrong, NOW.plus(HOUR).minusMillis(1))).isFalse();
        assertThat(issued(MAGIC_LINK, right, NOW.plus(HOUR))).isTrue();
        assertThat(issued(MAGIC_LINK, wrong, NOW.plus(HOUR))).isFalse();
        assertThat(issued(MAGIC_LINK, right, NOW.plus(HOUR).plus(Duration.ofMinutes(10))))
                .isTrue();
    }

    @Test
    void aCodeThatIsNotIssuedLeavesTheOneBefore() {
        for (int i = 0; i < MAGIC_LINK.codesPerHour(); i++) {
            issued(MAGIC_LINK, right, NOW);
        }
        issued(MAGIC_LINK, wrong, NOW);

        assertThat(used(MAGIC_LINK, wrong, NOW)).isEqualTo(MISSED);
        assertThat(used(MAGIC_LINK, right, NOW)).isEqualTo(TAKEN);
    }

    @Test
    void ofManyWhoAskForALinkAtOnceFiveGetOne() {
        try (Crowd crowd = new Crowd()) {
            assertThat(crowd.all(64, () -> issued(MAGIC_LINK, Sample.hash(), NOW)))
                    .filteredOn(issued -> issued)
                    .hasSize(MAGIC_LINK.codesPerHour());
        }
    }

    @Test
    void resetCodesAreNotCounted() {
        for (int i = 0; i < 100; i++) {
            assertThat(issued(PASSWORD_RESET, right, NOW)).isTrue();
        }
    }

    /// A new code does not reset them (decision 18).
    @Test
    void twentyMissesADayAreCountedAcrossCodes() {
        List<Codes.Use> uses = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            issued(MAGIC_LINK, right, NOW);
            for (int miss = 0; miss < 5; miss++) {
                uses.add(used(MAGIC_LINK, wrong, NOW));
            }
        }
        issued(MAGIC_LINK, right, NOW);

        assertThat(uses).containsOnly(MISSED).hasSize(MAGIC_LINK.missesPerDay());
        assertThat(used(MAGIC_LINK, wrong, NOW)).isEqualTo(EXHAUSTED);
        assertThat(used(MAGIC_LINK, right, NOW)).isEqualTo(EXHAUSTED);
    }

    @Test
    void aDayLaterTheMissesAreForgotten() {
        for (int i = 0; i < 3; i++) {
            issued(MAGIC_LINK, right, NOW);
            miss(MAGIC_LINK, MISSES_PER_CODE, NOW);
        }
        Instant nearly = NOW.plus(DAY).minusMillis(1);
        issued(MAGIC_LINK, right, nearly);
        assertThat(used(MAGIC_LINK, right, nearly)).isEqualTo(EXHAUSTED);

        assertThat(used(MAGIC_LINK, right, NOW.plus(DAY))).isEqualTo(TAKEN);
    }

    @Test
    void missesOfOnePurposeAreNoneOfTheOther() {
        for (int i = 0; i < 3; i++) {
            issued(MAGIC_LINK, wrong, NOW);
            miss(MAGIC_LINK, MISSES_PER_CODE, NOW);
        }
        issued(PASSWORD_RESET, right, NOW);

        assertThat(used(PASSWORD_RESET, right, NOW)).isEqualTo(TAKEN);
    }

    /// Who guesses while there is nothing to guess takes nothing from the user.
    @Test
    void missesWithoutALivingCodeAreNotCounted() {
        miss(MAGIC_LINK, 30, NOW);
        issued(MAGIC_LINK, wrong, NOW);
        miss(MAGIC_LINK, 30, NOW.plus(MAGIC_LINK.lifetime()));
        issued(MAGIC_LINK, right, NOW.plus(MAGIC_LINK.lifetime()));

        assertThat(used(MAGIC_LINK, right, NOW.plus(MAGIC_LINK.lifetime()))).isEqualTo(TAKEN);
    }

    @Test
    void theEndOfAllCodesForgivesNoMisses() {
        for (int i = 0; i < 2; i++) {
            issued(MAGIC_LINK, right, NOW);
            miss(MAGIC_LINK, MISSES_PER_CODE, NOW);
        }
        issued(MAGIC_LINK, right, NOW);
        issued(PASSWORD_RESET, right, NOW);
        done(tx -> tx.codes().endAll(ada.id()));

        assertThat(used(MAGIC_LINK, right, NOW)).isEqualTo(MISSED);
        assertThat(wouldTake(right, NOW)).isFalse();
        issued(MAGIC_LINK, right, NOW);
        miss(MAGIC_LINK, 2, NOW);
        assertThat(used(MAGIC_LINK, right, NOW)).isEqualTo(EXHAUSTED);
    }

    @Test
    void whatIsADayOldIsForgottenInPieces() {
        for (int i = 0; i < 5; i++) {
            issued(PASSWORD_RESET, right, NOW);
        }
        issued(PASSWORD_RESET, right, NOW.plus(DAY));

        assertThat(swept(NOW.plus(DAY).minusMillis(1))).isZero();
        assertThat(List.of(swept(NOW.plus(DAY)), swept(NOW.plus(DAY)), swept(NOW.plus(DAY))))
                .containsExactly(3, 2, 0);
        assertThat(used(PASSWORD_RESET, right, NOW.plus(DAY))).isEqualTo(TAKEN);
    }

    private boolean issued(CodePurpose purpose, SecretHash hash, Instant when) {
        return did(tx -> tx.codes().issue(ada.id(), purpose, hash, when));
    }

    private Codes.Use used(CodePurpose purpose, SecretHash hash, Instant when) {
        return store.write(tx -> tx.codes().use(ada.id(), purpose, hash, when));
    }

    private void miss(CodePurpose purpose, int times, Instant when) {
        for (int i = 0; i < times; i++) {
            used(purpose, wrong, when);
        }
    }

    private boolean wouldTake(SecretHash hash, Instant when) {
        return holds(tx -> tx.codes().wouldTake(ada.id(), PASSWORD_RESET, hash, when));
    }

    private int swept(Instant now) {
        return store.write(tx -> tx.codes().sweep(now, 3));
    }
}
