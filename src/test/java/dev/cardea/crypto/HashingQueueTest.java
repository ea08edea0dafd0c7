package dev.cardea.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardea.core.Unavailable;
import java.util.concurrent.CompletableFuture;
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

    private CompletableFuture<String> asked(Supplier<String> work) {
        return CompletableFuture.supplyAsync(() -> queue.run(work), Thread::startVirtualThread);
    }

    private String untilItMayEnd() {
        begun.countDown();
        try {
            mayEnd.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return "first";
    }

    private void untilOneWaits() {
        while (queue.waiting() < 1) {
            Thread.onSpinWait();
        }
    }
}
