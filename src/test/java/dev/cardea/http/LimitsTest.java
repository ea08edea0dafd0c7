package dev.cardea.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// What one address may try.
class LimitsTest {

    private static final String HERE = "192.0.2.1";
    private static final long MINUTE = 60_000_000_000L;

    private final AtomicLong now = new AtomicLong();
    private final FailureLimit limit = new FailureLimit(10, 2, now::get);

    @Test
    void attemptsCountBeforeTheyHaveFailed() {
        for (int i = 0; i < 10; i++) {
            assertThat(limit.attempt(HERE, "ann")).isEmpty();
        }

        assertThat(limit.attempt(HERE, "ann")).isPresent();
        assertThat(limit.attempt(HERE, "bob")).isEmpty();
        assertThat(limit.attempt("192.0.2.2", "ann")).isEmpty();
    }

    @Test
    void whatDidNotFailIsGivenBack() {
        for (int i = 0; i < 100; i++) {
            assertThat(limit.attempt(HERE, "ann")).isEmpty();
            limit.giveBack(HERE, "ann");
        }
    }

    @Test
    void whoIsRefusedOwesNothingMoreAndGetsBackWhatTimeBrings() {
        for (int i = 0; i < 50; i++) {
            limit.attempt(HERE, "ann");
        }
        now.addAndGet(MINUTE);

        assertThat(limit.attempt(HERE, "ann")).isEmpty();
        assertThat(limit.attempt(HERE, "ann")).isEmpty();
        assertThat(limit.attempt(HERE, "ann")).isPresent();
    }

    @Test
    void anAddressAndWhatItTriesDoNotRunIntoOneAnother() {
        for (int i = 0; i < 10; i++) {
            limit.attempt("192.0.2.1", "7/ann");
        }

        assertThat(limit.attempt("192.0.2.17", "/ann")).isEmpty();
    }

    @Test
    void manyAtOnceAreNoWayAround() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> attempts = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                attempts.add(threads.submit(() -> limit.attempt(HERE, "ann").isEmpty()));
            }
            int taken = 0;
            for (Future<Boolean> attempt : attempts) {
                taken += attempt.get() ? 1 : 0;
            }
            assertThat(taken).isEqualTo(10);
        }
    }
}
