package dev.cardea.http;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Answers what takes long one after the other, on a platform thread of its own: on the few threads that carry all other
/// requests it would make them wait, since nothing takes those away from who has one.
public final class SlowLane {

    private static final long IDLE_SECONDS = 10;

    private final ThreadPoolExecutor lane;

    /// @param name of the thread
    /// @param waiting how many requests may wait for those before them
    public SlowLane(String name, int waiting) {
        this.lane = new ThreadPoolExecutor(
                1,
                1,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(waiting),
                Thread.ofPlatform().name(name).daemon().factory());
        lane.allowCoreThreadTimeOut(true);
    }

    /// The answer, made in the lane.
    ///
    /// @param otherwise answers when too many wait, at once
    public Response within(Supplier<Response> part, Supplier<Response> otherwise) {
        Future<Response> answer;
        try {
            answer = lane.submit(part::get);
        } catch (RejectedExecutionException _) {
            return otherwise.get();
        }
        return joined(answer);
    }

    /// How many requests wait now.
    int waiting() {
        return lane.getQueue().size();
    }

    private static Response joined(Future<Response> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the request was given up", e);
        }
    }
}
