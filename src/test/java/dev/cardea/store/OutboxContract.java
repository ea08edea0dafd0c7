package dev.cardea.store;

import static dev.cardea.store.Sample.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.Delivery;
import dev.cardea.core.LetterId;
import dev.cardea.core.NewLetter;
import dev.cardea.core.OutboxLetter;
import dev.cardea.core.OutboxLetter.State;
import dev.cardea.core.Sealed;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What every store promises of letters on their way out.
abstract class OutboxContract extends StoreFixture {

    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration USE = Duration.ofHours(1);

    @Test
    void aLetterIsKeptAsItWasGivenAndIsDueAtOnce() {
        Sealed content = Sample.sealed();
        LetterId id = letter(content, NOW);
        OutboxLetter kept = claimed(NOW, 20).getFirst();

        assertThat(kept)
                .isEqualTo(new OutboxLetter(
                        id,
                        sample.tenant().id(),
                        State.WAITING,
                        1,
                        NOW.plus(LEASE),
                        NOW.plus(USE),
                        Optional.empty(),
                        NOW,
                        Optional.empty(),
                        Optional.of(content)));
        assertThat(listed(tx -> tx.outbox().latest(9))).containsExactly(kept);
    }

    @Test
    void aLetterOfAnUndoneTransactionIsNeverSent() {
        NewLetter letter = new NewLetter(sample.tenant().id(), Sample.sealed(), NOW, NOW.plus(USE));
        try {
            store.write(tx -> {
                tx.outbox().add(letter);
                throw new IllegalStateException("a bug");
            });
        } catch (IllegalStateException _) {
            assertThat(claimed(NOW, 20)).isEmpty();
        }
    }

    @Test
    void aClaimedLetterIsNobodyElsesUntilItsLeaseEnds() {
        LetterId id = letter(NOW);

        assertThat(claimed(NOW, 20)).hasSize(1);
        assertThat(claimed(NOW, 20)).isEmpty();
        assertThat(claimed(NOW.plus(LEASE).minusMillis(1), 20)).isEmpty();
        assertThat(claimed(NOW.plus(LEASE), 20)).singleElement().satisfies(again -> {
            assertThat(again.id()).isEqualTo(id);
            assertThat(again.attempts()).isEqualTo(2);
        });
    }

    @Test
    void ofManyWhoClaimEachGetsLettersOfItsOwn() {
        for (int i = 0; i < 100; i++) {
            letter(NOW);
        }
        Set<LetterId> all = new HashSet<>();
        try (Crowd crowd = new Crowd()) {
            List<List<OutboxLetter>> shares = crowd.all(32, () -> claimed(NOW, 5));

            shares.forEach(share -> assertThat(share).hasSizeLessThanOrEqualTo(5));
            shares.stream()
                    .flatMap(List::stream)
                    .forEach(letter -> assertThat(all.add(letter.id())).isTrue());
        }
        assertThat(all).hasSize(100);
    }

    @Test
    void whatHasBeenDueForLongestComesFirst() {
        LetterId young = letter(NOW);
        LetterId old = letter(NOW.minusSeconds(10));
        LetterId putOff = letter(NOW.minusSeconds(20));
        did(tx -> tx.outbox().note(putOff, new Delivery.Later(NOW.plusSeconds(1), "timed out")));

        assertThat(claimed(NOW, 1)).extracting(OutboxLetter::id).containsExactly(old);
        assertThat(claimed(NOW, 9)).extracting(OutboxLetter::id).containsExactly(young);
        assertThat(claimed(NOW.plusSeconds(1), 9)).singleElement().satisfies(again -> {
            assertThat(again.id()).isEqualTo(putOff);
            assertThat(again.trouble()).contains("timed out");
        });
    }

    @Test
    void whatIsFinishedLosesItsContentAndChangesNoMore() {
        LetterId sent = letter(NOW);
        LetterId failed = letter(NOW);
        Instant when = NOW.plusSeconds(3);

        assertThat(did(tx -> tx.outbox().note(sent, new Delivery.Sent(when)))).isTrue();
        assertThat(did(tx -> tx.outbox().note(failed, new Delivery.Failed(when, "550"))))
                .isTrue();
        assertThat(did(tx -> tx.outbox().note(sent, new Delivery.Failed(when, "550"))))
                .isFalse();
        assertThat(did(tx -> tx.outbox().note(failed, new Delivery.Later(when, "451"))))
                .isFalse();
        assertThat(did(tx -> tx.outbox().note(new LetterId(99), new Delivery.Sent(when))))
                .isFalse();

        assertThat(claimed(NOW.plus(USE), 20)).isEmpty();
        assertThat(listed(tx -> tx.outbox().latest(2)))
                .allSatisfy(letter -> {
                    assertThat(letter.sealed()).isEmpty();
                    assertThat(letter.finished()).contains(when);
                })
                .extracting(OutboxLetter::state)
                .containsExactly(State.FAILED, State.SENT);
        assertThat(listed(tx -> tx.outbox().latest(1)).getFirst().trouble()).contains("550");
    }

    @Test
    void aLetterExpiresWhenItIsDueAndOfNoUseAnyMore() {
        LetterId old = letter(NOW.minus(USE));
        letter(NOW.minus(USE).plusMillis(1));
        LetterId inHand = letter(NOW.minus(USE).minusSeconds(1));
        did(tx -> tx.outbox().note(inHand, new Delivery.Later(NOW.plusSeconds(1), "timed out")));

        assertThat(expired(NOW, 20)).isEqualTo(1);
        assertThat(listed(tx -> tx.outbox().latest(9)))
                .filteredOn(letter -> letter.state() == State.EXPIRED)
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.id()).isEqualTo(old);
                    assertThat(letter.finished()).contains(NOW);
                    assertThat(letter.sealed()).isEmpty();
                });
        assertThat(expired(NOW.plusSeconds(1), 1)).isEqualTo(1);
        assertThat(expired(NOW.plusSeconds(1), 1)).isEqualTo(1);
        assertThat(expired(NOW.plusSeconds(1), 1)).isZero();
    }

    @Test
    void lettersAreCountedByTheirState() {
        for (int i = 0; i < 3; i++) {
            letter(NOW);
        }
        LetterId sent = letter(NOW);
        did(tx -> tx.outbox().note(sent, new Delivery.Sent(NOW)));

        Map<State, Long> counts = store.read(tx -> tx.outbox().counts());
        assertThat(counts).containsOnly(Map.entry(State.WAITING, 3L), Map.entry(State.SENT, 1L));
    }

    @Test
    void onlyWhatIsFinishedIsSweptAndThatInPieces() {
        for (int i = 0; i < 3; i++) {
            LetterId sent = letter(NOW);
            did(tx -> tx.outbox().note(sent, new Delivery.Sent(NOW)));
        }
        LetterId waiting = letter(NOW);

        assertThat(swept(NOW, 2)).isZero();
        assertThat(swept(NOW.plusMillis(1), 2)).isEqualTo(2);
        assertThat(swept(NOW.plusMillis(1), 2)).isEqualTo(1);
        assertThat(listed(tx -> tx.outbox().latest(9)))
                .extracting(OutboxLetter::id)
                .containsExactly(waiting);
    }

    private LetterId letter(Instant created) {
        return letter(Sample.sealed(), created);
    }

    private LetterId letter(Sealed content, Instant created) {
        NewLetter letter = new NewLetter(sample.tenant().id(), content, created, created.plus(USE));
        return store.write(tx -> tx.outbox().add(letter));
    }

    private List<OutboxLetter> claimed(Instant now, int most) {
        return store.write(tx -> tx.outbox().claim(now, most, LEASE));
    }

    private int expired(Instant now, int most) {
        return store.write(tx -> tx.outbox().expire(now, most));
    }

    private int swept(Instant before, int most) {
        return store.write(tx -> tx.outbox().sweep(before, most));
    }
}
