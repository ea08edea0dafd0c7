package dev.cardea.store;

import dev.cardea.core.Unavailable;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// Lets through whoever comes, until it is shut: then they wait, and who shut it waits for those within. Whoever
/// has waited comes in by and by, so that what is behind the gate need not take all of them at once.
final class Gate {

    private static final int AT_ONCE = 64;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Semaphore turnstile = new Semaphore(AT_ONCE, true);
    private final Duration patience;
    private boolean isShut;
    private int within;
    private int waiting;

    /// @param patience how long anybody waits in front of it
    Gate(Duration patience) {
        this.patience = patience;
    }

    /// Waits if need be.
    ///
    /// @return whether it had to wait, which [#leave] wants to know
    /// @throws Unavailable if it stays shut too long
    boolean enter() {
        if (enterIfOpen()) {
            return false;
        }
        long since = System.nanoTime();
        while (true) {
            awaitOpen(patience.minusNanos(System.nanoTime() - since));
            awaitTurn(patience.minusNanos(System.nanoTime() - since));
            if (enterIfOpen()) {
                return true;
            }
            turnstile.release();
        }
    }

    /// @param hasWaited what [#enter] has said
    void leave(boolean hasWaited) {
        if (hasWaited) {
            turnstile.release();
        }
        lock.lock();
        try {
            within--;
            if (isShut && within == 0) {
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Returns true when nobody is within any more; false, and open again, if that takes longer than this.
    boolean shut(Duration longest) {
        lock.lock();
        try {
            isShut = true;
            await(() -> within == 0, longest);
            return within == 0;
        } finally {
            if (within > 0) {
                open();
            }
            lock.unlock();
        }
    }

    void open() {
        lock.lock();
        try {
            isShut = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// How many wait to come in.
    int waiting() {
        lock.lock();
        try {
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    private boolean enterIfOpen() {
        lock.lock();
        try {
            if (!isShut) {
                within++;
            }
            return !isShut;
        } finally {
            lock.unlock();
        }
    }

    private void awaitOpen(Duration longest) {
        lock.lock();
        try {
            waiting++;
            await(() -> !isShut, longest);
            if (isShut) {
                throw tooLong();
            }
        } finally {
            waiting--;
            lock.unlock();
        }
    }

    private void awaitTurn(Duration longest) {
        try {
            if (!turnstile.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
                throw tooLong();
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static Unavailable tooLong() {
        return new Unavailable("everything is being moved to another database");
    }

    private static Unavailable interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Unavailable("interrupted while everything is being moved", e);
    }

    private void await(BooleanSupplier isSo, Duration longest) {
        long left = longest.toNanos();
        try {
            while (!isSo.getAsBoolean() && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }
}
