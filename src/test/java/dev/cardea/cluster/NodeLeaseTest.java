package dev.cardea.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// When a node may use its memory (decision 19, R7 to R9 and R12).
class NodeLeaseTest {

    private final HandClocks hand = new HandClocks();
    private final AtomicInteger cleared = new AtomicInteger();
    private final NodeLease lease = new NodeLease(hand.clocks(), cleared::incrementAndGet);

    @Test
    void aNewNodeHoldsNone() {
        assertThat(lease.isHeld()).isFalse();
        renew();
        assertThat(lease.isHeld()).isFalse();
    }

    @Test
    void aRenewalAndThenAReadingOfTheFeedGiveIt() {
        regain();

        assertThat(lease.isHeld()).isTrue();
        assertThat(cleared).hasValue(1);
    }

    @Test
    void aReadingThatBeganBeforeTheAnswerGivesNothing() {
        NodeLease.Renewal renewal = lease.begin();
        hand.pass(10);
        long began = hand.now();
        hand.pass(10);
        lease.succeeded(renewal);
        hand.pass(10);
        lease.polled(began);
        assertThat(lease.isHeld()).isFalse();

        lease.polled(hand.now());
        assertThat(lease.isHeld()).isTrue();
    }

    @Test
    void aReadingCountsForTheLastRenewalBeforeItOnly() {
        renew();
        hand.pass(400);
        long began = hand.now();
        hand.pass(100);
        renew();
        hand.pass(1);
        lease.polled(began);

        assertThat(lease.isHeld()).isFalse();
    }

    @Test
    void itLastsFromTheSendingNotFromTheAnswer() {
        NodeLease.Renewal renewal = lease.begin();
        hand.pass(900);
        lease.succeeded(renewal);
        hand.pass(1);
        lease.polled(hand.now());
        hand.pass(598);
        assertThat(lease.isHeld()).isTrue();

        hand.pass(1);
        assertThat(lease.isHeld()).isFalse();
    }

    @Test
    void renewalsCarryItOn() {
        regain();
        for (int i = 0; i < 10; i++) {
            hand.pass(1_000);
            assertThat(lease.isHeld()).isTrue();
            renew();
        }

        assertThat(cleared).hasValue(1);
    }

    @Test
    void anAnswerAfterALapseDoesNotCarryItOn() {
        regain();
        hand.pass(1_000);
        NodeLease.Renewal renewal = lease.begin();
        hand.pass(600);
        lease.succeeded(renewal);

        assertThat(lease.isHeld()).isFalse();
        hand.pass(1);
        lease.polled(hand.now());
        assertThat(lease.isHeld()).as("memory was not cleared yet").isFalse();
    }

    @Test
    void afterALapseMemoryGoesBeforeTheRenewalIsSent() {
        regain();
        hand.pass(1_600);
        NodeLease.Renewal renewal = lease.begin();
        assertThat(cleared).hasValue(2);

        hand.pass(5);
        lease.succeeded(renewal);
        assertThat(lease.isHeld()).isFalse();
        hand.pass(1);
        lease.polled(hand.now());
        assertThat(lease.isHeld()).isTrue();
        assertThat(cleared).hasValue(2);
    }

    @Test
    void aMachineThatWasSuspendedHasLostIt() {
        regain();
        hand.jump(201);
        assertThat(lease.isHeld()).isFalse();

        renew();
        assertThat(cleared).hasValue(2);
        hand.pass(1);
        lease.polled(hand.now());
        assertThat(lease.isHeld()).isTrue();
    }

    @Test
    void aClockThatIsSetBackHasLostItToo() {
        regain();
        hand.jump(-201);

        assertThat(lease.isHeld()).isFalse();
    }

    @Test
    void aSmallStepOfTheClockIsNone() {
        regain();
        hand.jump(199);

        assertThat(lease.isHeld()).isTrue();
    }

    @Test
    void whatWasSentBeforeItWasGivenUpCountsForNothing() {
        regain();
        NodeLease.Renewal renewal = lease.begin();
        lease.giveUp();
        lease.succeeded(renewal);
        hand.pass(1);
        lease.polled(hand.now());
        assertThat(lease.isHeld()).isFalse();

        regain();
        assertThat(lease.isHeld()).isTrue();
        assertThat(cleared).hasValue(2);
    }

    @Test
    void whatHasEndedIsNotRegained() {
        regain();
        lease.end();
        regain();

        assertThat(lease.isHeld()).isFalse();
    }

    private void regain() {
        renew();
        hand.pass(1);
        lease.polled(hand.now());
    }

    private void renew() {
        lease.succeeded(lease.begin());
    }
}
