package dev.cardea.app.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Takes lines in memory and has a thread of its own write them, many at once: who logs never waits for a disk or pipe,
/// unless a mebibyte waits already. A line waits at most 200 ms. Nothing is dropped, not even after [#close].
final class LogsWriter implements AutoCloseable {

    private static final int WORTH_WRITING = 32 << 10;
    private static final int MOST_WAITING = 1 << 20;
    private static final long LONGEST_WAIT = TimeUnit.MILLISECONDS.toNanos(200);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

    private final OutputStream out;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition written = lock.newCondition();
    private final Thread thread;
    private ByteArrayOutputStream filling = new ByteArrayOutputStream(2 * WORTH_WRITING);
    private ByteArrayOutputStream leaving = new ByteArrayOutputStream(2 * WORTH_WRITING);
    private boolean isUrgent;
    private boolean isClosing;
    private boolean hasEnded;
    private long turns;

    private LogsWriter(OutputStream out) {
        this.out = out;
        this.thread = Thread.ofPlatform().name("cardea-log").daemon().unstarted(this::run);
    }

    /// Does not close the stream when it is closed itself.
    static LogsWriter start(OutputStream out) {
        LogsWriter writer = new LogsWriter(out);
        writer.thread.start();
        return writer;
    }

    /// @param isNow whether the line should not wait for others
    void add(byte[] line, boolean isNow) {
        lock.lock();
        try {
            while (filling.size() > MOST_WAITING && !hasEnded) {
                written.awaitUninterruptibly();
            }
            boolean isFirst = filling.size() == 0;
            filling.write(line, 0, line.length);
            isUrgent |= isNow;
            if (hasEnded) {
                write(filling);
            } else if (isFirst || isNow || filling.size() >= WORTH_WRITING) {
                work.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Returns when all that was added before is written.
    void flush() {
        lock.lock();
        try {
            // What is leaving now belongs to the present turn, what is filling to the next.
            long enough = turns + (filling.size() == 0 ? 1 : 2);
            while (turns < enough && !hasEnded && (filling.size() > 0 || leaving.size() > 0)) {
                isUrgent = true;
                work.signal();
                written.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Writes what waits. Lines that come later are written at once, by who brings them.
    @Override
    public void close() {
        lock.lock();
        try {
            isClosing = true;
            work.signal();
        } finally {
            lock.unlock();
        }
        try {
            thread.join(LONGEST_CLOSE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (take()) {
            write(leaving);
            turnOver();
        }
    }

    /// False if there is nothing more and never will be.
    private boolean take() {
        lock.lock();
        try {
            while (filling.size() == 0 && !isClosing) {
                work.awaitUninterruptibly();
            }
            gather();
            ByteArrayOutputStream full = filling;
            filling = leaving;
            leaving = full;
            isUrgent = false;
            hasEnded = full.size() == 0;
            written.signalAll();
            return !hasEnded;
        } finally {
            lock.unlock();
        }
    }

    private void gather() {
        try {
            long left = LONGEST_WAIT;
            while (left > 0 && !isUrgent && !isClosing && filling.size() < WORTH_WRITING) {
                left = work.awaitNanos(left);
            }
        } catch (InterruptedException _) {
            isUrgent = true;
        }
    }

    private void turnOver() {
        lock.lock();
        try {
            turns++;
            written.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void write(ByteArrayOutputStream lines) {
        try {
            lines.writeTo(out);
            out.flush();
        } catch (IOException _) {
            // The log is the only place to complain about the log: a server that lost it goes on without.
        }
        lines.reset();
    }
}
