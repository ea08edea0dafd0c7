package dev.cardea.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardea.core.Asker;
import dev.cardea.core.Unavailable;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HashingQueueTest {

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final HashingQueue queue = new HashingQueue(1, 1);

    @AfterEach
    void close() {
        mayEnd.countDown();
        queue.close();
    }

    @Test
    void workRunsOnAPlatformThreadThatEndsWithTheProcess() {
        Thread thread = queue.run(Thread::currentThread);

        assertThat(thread.isVirtual()).isFalse();
        assertThat(thread.isDaemon()).isTrue();
        assertThat(thread.getName()).isEqualTo("cardea-hashing-1");
        assertThat(queue.run(Thread::currentThread)).isSameAs(thread);
    }

    @Test
    void whatTheWorkThrowsIsThrownAsItIs() {
        RuntimeException exception = new IllegalArgumentException("no");
        Error error = new AssertionError("never");

        assertThatThrownBy(() -> queue.run(() -> {
                    throw exception;
                }))
                .isSameAs(exception);
        assertThatThrownBy(() -> queue.run(() -> {
                    throw error;
                }))
                .isSameAs(error);
        assertThat(queue.run(() -> "alive")).isEqualTo("alive");
    }

    @Test
    void aFullQueueRefusesAtOnce() throws Exception {
        CompletableFuture<String> first = asked(this::untilItMayEnd);
        begun.await();
        CompletableFuture<String> second = asked(() -> "second");
        untilOneWaits();

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> queue.run(() -> "third"))
                .withMessage("too many passwords wait to be checked");
        assertThat(first).isNotDone();

        mayEnd.countDown();
        assertThat(first.get()).isEqualTo("first");
        assertThat(second.get()).isEqualTo("second");
        assertThat(queue.waiting()).isZero();
        assertThat(queue.run(() -> "fourth")).isEqualTo("fourth");
    }

    @Test
    void whoIsInterruptedLeavesTheQueue() throws Exception {
        CompletableFuture<String> first = asked(this::untilItMayEnd);
        begun.await();
        AtomicBoolean ran = new AtomicBoolean();
        CompletableFuture<Boolean> wasInterrupted = new CompletableFuture<>();
        Thread impatient = Thread.startVirtualThread(() -> {
            try {
                queue.run(() -> ran.getAndSet(true));
            } catch (Unavailable e) {
                wasInterrupted.complete(Thread.currentThread().isInterrupted());
            }
        });
        untilOneWaits();
        impatient.interrupt();

        assertThat(wasInterrupted.get()).isTrue();
        assertThat(queue.waiting()).isZero();
        mayEnd.countDown();
        assertThat(first.get()).isEqualTo("first");
        assertThat(ran).isFalse();
    }

    @Test
    void closingFinishesWhatWasTakenAndRefusesTheNew() throws Exception {
        CompletableFuture<String> first = asked(this::untilItMayEnd);
        begun.await();
        CompletableFuture<String> second = asked(() -> "second");
        untilOneWaits();
        mayEnd.countDown();
        queue.close();

        assertThat(first.get()).isEqualTo("first");
        assertThat(second.get()).isEqualTo("second");
        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> queue.run(() -> "third"))
                .withMessageContaining("the server ends");
        queue.close();
    }

    @Test
    void whoComesAlonePassesTheCrowdOfAnotherNetworkAndTenant() throws Exception {
        assertThat(order(Collections.nCopies(3, new Asker("192.0.2.1", "acme")), new Asker("192.0.2.9", "other")))
                .containsExactly("0", "alone", "1", "2");
    }

    /// In which their work is done if they come in this order, the one alone last, while the only thread is busy.
    private static List<String> order(List<Asker> crowd, Asker alone) throws Exception {
        List<String> done = new CopyOnWriteArrayList<>();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        try (HashingQueue line = new HashingQueue(1, crowd.size() + 1)) {
            try {
                Thread.startVirtualThread(() -> line.run(() -> {
                    begun.countDown();
                    return released(mayEnd);
                }));
                begun.await();
                for (int i = 0; i < crowd.size(); i++) {
                    join(line, crowd.get(i), done, Integer.toString(i));
                }
                join(line, alone, done, "alone");
            } finally {
                mayEnd.countDown();
            }
        }
        return done;
    }

    private static void join(HashingQueue line, Asker asker, List<String> done, String name) {
        int before = line.waiting();
        CompletableFuture<Boolean> asked = CompletableFuture.supplyAsync(
                () -> asker.call(() -> line.run(() -> done.add(name))), Thread::startVirtualThread);
        while (line.waiting() == before && !asked.isDone()) {
            Thread.onSpinWait();
        }
    }

    private static boolean released(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private CompletableFuture<String> asked(Supplier<String> work) {
        return CompletableFuture.supplyAsync(() -> queue.run(work), Thread::startVirtualThread);
    }

    private String untilItMayEnd() {
        begun.countDown();
        released(mayEnd);
        return "first";
    }

    private void untilOneWaits() {
        while (queue.waiting() < 1) {
            Thread.onSpinWait();
        }
    }
}
