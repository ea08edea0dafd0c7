package dev.cardea.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SlowLaneTest {

    private static final Request REQUEST = Request.of("GET", "/long");

    private final SlowLane lane = new SlowLane("test-lane", 1);

    @Test
    void whatIsSlowRunsOnAThreadOfItsOwn() throws Exception {
        CompletableFuture<Thread> seen = new CompletableFuture<>();
        Handler handler = around(_ -> {
            seen.complete(Thread.currentThread());
            return Response.empty(200);
        });

        assertThat(handler.handle(REQUEST).status()).isEqualTo(200);
        assertThat(seen.get().isVirtual()).isFalse();
        assertThat(seen.get().isDaemon()).isTrue();
        assertThat(seen.get().getName()).isEqualTo("test-lane");
    }

    @Test
    void oneIsAnsweredAndOneWaitsAndTheThirdIsSentAway() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch open = new CountDownLatch(1);
        AtomicInteger begunParts = new AtomicInteger();
        Handler handler = around(_ -> {
            begunParts.incrementAndGet();
            begun.countDown();
            awaited(open);
            return Response.empty(200);
        });
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Response> first = callers.submit(() -> handler.handle(REQUEST));
            awaited(begun);
            Future<Response> second = callers.submit(() -> handler.handle(REQUEST));
            try {
                while (lane.waiting() == 0) {
                    Thread.onSpinWait();
                }
                assertThat(handler.handle(REQUEST).status()).isEqualTo(503);
                assertThat(begunParts).as("the second has not begun").hasValue(1);
            } finally {
                open.countDown();
            }
            assertThat(first.get().status()).isEqualTo(200);
            assertThat(second.get().status()).isEqualTo(200);
        }
    }

    @Test
    void whatIsThrownComesThrough() {
        Handler handler = around(_ -> {
            throw new IllegalArgumentException("broken");
        });

        assertThatThrownBy(() -> handler.handle(REQUEST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("broken");
    }

    private Handler around(Handler next) {
        return request -> lane.within(() -> next.handle(request), () -> Response.empty(503));
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
