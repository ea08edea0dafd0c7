package dev.cardea.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardea.core.Unavailable;
import dev.cardea.testing.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GateTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final Gate gate = new Gate(LONG);

    @Test
    void whoComesWhileItIsShutWaitsAndThenComesIn() throws InterruptedException {
        assertThat(gate.shut(LONG)).isTrue();
        AtomicInteger within = new AtomicInteger();
        List<Thread> comers = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            comers.add(Thread.startVirtualThread(() -> {
                boolean hasWaited = gate.enter();
                within.incrementAndGet();
                gate.leave(hasWaited);
            }));
        }
        Waiting.until(() -> gate.waiting() == 300);
        assertThat(within).hasValue(0);

        gate.open();
        for (Thread comer : comers) {
            comer.join();
        }
        assertThat(within).hasValue(300);
        assertThat(gate.shut(Duration.ZERO)).isTrue();
    }

    @Test
    void itIsShutOnlyWhenNobodyIsWithin() throws InterruptedException {
        boolean hasWaited = gate.enter();
        Thread shutter =
                Thread.startVirtualThread(() -> assertThat(gate.shut(LONG)).isTrue());
        Thread second = Thread.startVirtualThread(() -> gate.leave(gate.enter()));
        Waiting.until(() -> gate.waiting() == 1 || !second.isAlive());
        assertThat(shutter.isAlive()).isTrue();

        gate.leave(hasWaited);
        shutter.join();
        gate.open();
        second.join();
    }

    @Test
    void itIsOpenAgainWhereSomebodyDoesNotLeave() {
        assertThat(gate.enter()).isFalse();

        assertThat(gate.shut(Duration.ofMillis(1))).isFalse();
        assertThat(gate.enter()).isFalse();
    }

    @Test
    void nobodyWaitsForEver() {
        Gate impatient = new Gate(Duration.ofMillis(1));
        impatient.shut(LONG);

        assertThatThrownBy(impatient::enter).isInstanceOf(Unavailable.class).hasMessageContaining("being moved");
        assertThat(impatient.waiting()).isZero();
    }
}
