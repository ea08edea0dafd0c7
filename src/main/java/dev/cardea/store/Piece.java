package dev.cardea.store;

import dev.cardea.core.Tx;
import dev.cardea.core.Unavailable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.Supplier;

/// A piece of work that waits for the writer, and whose caller waits for its answer.
final class Piece<T> {

    private final Function<Tx, T> work;
    private final CountDownLatch answered = new CountDownLatch(1);
    private Supplier<T> answer = () -> {
        throw new IllegalStateException("answered before it was done");
    };

    Piece(Function<Tx, T> work) {
        this.work = work;
    }

    /// Does the work. The caller hears of it only from [#answer].
    void run(Tx tx) {
        T value = work.apply(tx);
        answer = () -> value;
    }

    /// Says that this piece alone was rolled back; its caller will see the very same exception.
    void fail(RuntimeException why) {
        answer = () -> {
            throw why;
        };
    }

    /// Likewise, for what only a bug can bring about.
    void fail(Error why) {
        answer = () -> {
            throw why;
        };
    }

    void answer() {
        answered.countDown();
    }

    /// Takes back whatever the answer would have been, unless it was given already.
    void refuse(Unavailable why) {
        if (answered.getCount() > 0) {
            fail(why);
            answer();
        }
    }

    T await() {
        try {
            answered.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while waiting for a commit, which may still happen", e);
        }
        return answer.get();
    }
}
