package dev.cardea.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// When the whole heap is collected; that this then frees memory is for the JVM to keep.
class HeapKeeperTest {

    private static final long MEGABYTE = 1 << 20;

    private final AtomicLong used = new AtomicLong();
    private final AtomicInteger collected = new AtomicInteger();

    @Test
    void collectsWhatHasGrownByHalfAndSomeRoom() {
        HeapKeeper keeper = keeper(60);
        look(keeper, 80);
        assertThat(collected).hasValue(0);

        look(keeper, 81);
        assertThat(collected).as("more than the first limit").hasValue(1);

        look(keeper, 110);
        assertThat(collected).as("60 alive, half as much again, and 20").hasValue(1);
        look(keeper, 111);
        assertThat(collected).hasValue(2);
    }

    @Test
    void followsWhatIsAliveUpAndDown() {
        HeapKeeper keeper = keeper(400);
        look(keeper, 500);
        look(keeper, 620);
        assertThat(collected).hasValue(1);

        keeper = keeper(0);
        look(keeper, 81);
        look(keeper, 21);
        assertThat(collected).as("little was alive: the limit is low again").hasValue(3);
    }

    /// @param alive what a collection leaves, in megabytes
    private HeapKeeper keeper(long alive) {
        return new HeapKeeper(used::get, () -> {
            used.set(alive * MEGABYTE);
            collected.incrementAndGet();
        });
    }

    private void look(HeapKeeper keeper, long megabytes) {
        used.set(megabytes * MEGABYTE);
        keeper.look();
    }
}
