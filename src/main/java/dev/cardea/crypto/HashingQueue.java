package dev.cardea.crypto;

import dev.cardea.core.Unavailable;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// A few platform threads for work that holds its thread, and a bounded line before them: however many passwords
/// come, the carriers of virtual threads stay free, and so does most of the memory.
final class HashingQueue implements AutoCloseable {

    private final ThreadPoolExecutor threads;

    /// @param threads how many computations run at once; the threads start with the first ones
    /// @param bound how many more may wait
    HashingQueue(int threads, int bound) {
        this.threads = new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(bound),
                Thread.ofPlatform().daemon().name("cardea-hashing-", 1).factory());
    }

    /// Runs the work when its turn comes, and waits for it. What it throws is thrown here as it is.
    ///
    /// @throws Unavailable at once, if too many wait or the queue is closed; or if this thread is interrupted, and
    ///     then work that has not begun is taken out
    <T> T run(Supplier<T> work) {
        FutureTask<T> task = new FutureTask<>(work::get);
        begin(task);
        try {
            return task.get();
        } catch (InterruptedException e) {
            threads.remove(task);
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while a password waited to be checked", e);
        } catch (ExecutionException e) {
            throw unchecked(e);
        }
    }

    /// How much work waits for a thread.
    int waiting() {
        return threads.getQueue().size();
    }

    /// Takes no more work, and waits for what was taken.
    @Override
    public void close() {
        threads.shutdown();
        boolean wasInterrupted = false;
        while (!threads.isTerminated()) {
            try {
                threads.awaitTermination(1, TimeUnit.DAYS);
            } catch (InterruptedException e) {
                wasInterrupted = true;
            }
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void begin(FutureTask<?> task) {
        try {
            threads.execute(task);
        } catch (RejectedExecutionException e) {
            throw new Unavailable(
                    threads.isShutdown()
                            ? "passwords are not checked any more: the server ends"
                            : "too many passwords wait to be checked",
                    e);
        }
    }

    private static RuntimeException unchecked(ExecutionException thrown) {
        return switch (thrown.getCause()) {
            case Error error -> throw error;
            case RuntimeException exception -> exception;
            case null, default -> new IllegalStateException("a Supplier throws nothing checked", thrown);
        };
    }
}
