package dev.cardea.crypto;

import dev.cardea.core.Turn;
import dev.cardea.core.Unavailable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// A few platform threads for work that holds its thread, and a bounded line before them: however many passwords
/// come, the carriers of virtual threads stay free, and so does most of the memory. In the line each stands behind
/// those of the same network and tenant ([Turn]), not behind all.
final class HashingQueue implements AutoCloseable {

    private final Semaphore room;
    private final FairPlaces places = new FairPlaces();
    private final ThreadPoolExecutor threads;

    /// @param threads how many computations run at once; the threads start with the first ones
    /// @param bound how many more may wait
    HashingQueue(int threads, int bound) {
        this.room = new Semaphore(threads + bound);
        this.threads = new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new PriorityBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("cardea-hashing-", 1).factory());
    }

    private static final class Task<T> extends FutureTask<T> implements Comparable<Task<?>> {

        private final long place;

        private Task(Supplier<T> work, long place) {
            super(work::get);
            this.place = place;
        }

        @Override
        public int compareTo(Task<?> other) {
            return Long.compare(place, other.place);
        }
    }

    /// Runs the work when its turn comes, and waits for it. What it throws is thrown here as it is.
    ///
    /// @throws Unavailable at once, if too many wait or the queue is closed; or if this thread is interrupted, and
    ///     then work that has not begun is taken out
    <T> T run(Supplier<T> work) {
        if (!room.tryAcquire()) {
            throw new Unavailable("too many passwords wait to be checked");
        }
        Turn turn = Turn.current();
        long place = places.enter(turn);
        try {
            return done(new Task<>(work, place));
        } finally {
            places.leave(turn);
            room.release();
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

    private <T> T done(Task<T> task) {
        try {
            threads.execute(task);
            return task.get();
        } catch (RejectedExecutionException e) {
            throw new Unavailable("passwords are not checked any more: the server ends", e);
        } catch (InterruptedException e) {
            threads.remove(task);
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while a password waited to be checked", e);
        } catch (ExecutionException e) {
            throw unchecked(e);
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
