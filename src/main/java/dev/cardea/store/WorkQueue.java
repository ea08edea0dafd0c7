package dev.cardea.store;

import dev.cardea.core.Unavailable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The pieces that wait for the writer: bounded, and closed in one step, so that none is ever left behind unanswered.
final class WorkQueue {

    private final int bound;
    private final Deque<Piece<?>> waiting = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean isClosed;

    WorkQueue(int bound) {
        this.bound = bound;
    }

    /// @throws Unavailable at once, if the queue is full or closed
    void add(Piece<?> piece) {
        lock.lock();
        try {
            if (isClosed) {
                throw new Unavailable("the store is closed");
            }
            if (waiting.size() >= bound) {
                throw new Unavailable("the store's queue is full: " + bound + " pieces of work wait");
            }
            waiting.addLast(piece);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Waits for work and takes at most so much of it; nothing, once the queue is closed and empty.
    List<Piece<?>> take(int most) throws InterruptedException {
        lock.lock();
        try {
            while (waiting.isEmpty() && !isClosed) {
                changed.await();
            }
            List<Piece<?>> taken = new ArrayList<>(Math.min(most, waiting.size()));
            while (taken.size() < most && !waiting.isEmpty()) {
                taken.add(waiting.removeFirst());
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /// Takes no more work; what waits can still be taken.
    void close() {
        lock.lock();
        try {
            isClosed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Closes, and hands out everything that waits.
    List<Piece<?>> abandon() {
        lock.lock();
        try {
            close();
            List<Piece<?>> left = List.copyOf(waiting);
            waiting.clear();
            return left;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }
}
