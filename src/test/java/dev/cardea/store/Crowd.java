package dev.cardea.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Threads that do the same at once, virtual ones unless they only compute, and ways to wait for them that end.
final class Crowd implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(1);

    private final ExecutorService threads;

    Crowd() {
        this(Executors.newVirtualThreadPerTaskExecutor());
    }

    private Crowd(ExecutorService threads) {
        this.threads = threads;
    }

    /// For work that never blocks: virtual threads give way only where they block.
    static Crowd ofPlatformThreads() {
        return new Crowd(Executors.newCachedThreadPool());
    }

    <T> Future<T> start(Callable<T> work) {
        return threads.submit(work);
    }

    <T> List<Future<T>> start(int count, Callable<T> work) {
        List<Future<T>> started = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            started.add(start(work));
        }
        return started;
    }

    <T> List<T> all(int count, Callable<T> work) {
        return start(count, work).stream().map(Crowd::got).toList();
    }

    static <T> T got(Future<T> answer) {
        try {
            return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | InterruptedException | TimeoutException e) {
            throw new AssertionError("no answer came", e);
        }
    }

    static Throwable failure(Future<?> answer) {
        try {
            Object unexpected = answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            throw new AssertionError("an answer came: " + unexpected);
        } catch (ExecutionException e) {
            return Objects.requireNonNull(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("no answer came", e);
        }
    }

    static void await(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("waited in vain");
            }
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    static void until(BooleanSupplier condition) {
        until(condition, PATIENCE);
    }

    static void until(BooleanSupplier condition, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain");
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
