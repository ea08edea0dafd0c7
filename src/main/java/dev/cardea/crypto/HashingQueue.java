package dev.cardea.crypto;

import dev.cardea.core.Asker;
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
/// come, the carriers of virtual threads stay free, and so does most of the memory. The line is a fair one: each stands
/// behind those of the same [Asker], and not behind all ([FairPlaces]).
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

    /// Has its room from before it stands in the line until it is done or was taken out.
    private final class Task<T> extends FutureTask<T> implements Comparable<Task<?>> {

        private final FairPlaces.Place place = places.next(Asker.current());

        private Task(Supplier<T> work) {
            super(work::get);
        }

        @Override
        public void run() {
            places.begin(place);
            super.run();
        }

        @Override
        protected void done() {
            room.release();
        }

        @Override
        public int compareTo(Task<?> other) {
            return place.compareTo(other.place);
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
        Task<T> task = new Task<>(work);
        try {
            threads.execute(task);
            return task.get();
        } catch (RejectedExecutionException e) {
            task.cancel(false);
            throw new Unavailable("passwords are not checked any more: the server ends", e);
        } catch (InterruptedException e) {
            if (threads.remove(task)) {
                task.cancel(false);
            }
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

    private static RuntimeException unchecked(ExecutionException thrown) {
        return switch (thrown.getCause()) {
            case Error error -> throw error;
            case RuntimeException exception -> exception;
            case null, default -> new IllegalStateException("a Supplier throws nothing checked", thrown);
        };
    }
}
