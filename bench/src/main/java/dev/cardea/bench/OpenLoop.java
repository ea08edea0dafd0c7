package dev.cardea.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Sends requests at moments that are fixed beforehand, whatever becomes of those before, from one thread. A
/// connection has one request under way; what is due while none is free is not sent, and counted.
final class OpenLoop implements AutoCloseable {

    /// For [Plan#perSecond]: each connection sends its next request when it has the answer to the last.
    static final double CLOSED = 0;

    private static final long LONGEST_LATENESS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(10);
    private static final long BETWEEN_ROUNDS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    /// @param from addresses of this machine, which the connections come from in turn
    /// @param connections of all addresses together
    /// @param perSecond how many requests are due in a second, or [#CLOSED]
    record Plan(int port, List<String> from, int connections, double perSecond) {

        Plan {
            from = List.copyOf(from);
        }
    }

    /// What is sent, and what it is to be answered.
    interface Requests {

        byte[] message(long number);

        boolean isRight(long number, OpenConnection.Reply reply);
    }

    /// Hears what became of each request; moments are those of [System#nanoTime].
    interface Listener {

        /// @param due when it was to be sent
        /// @param isRight whether it is what the request should be answered
        void answered(long due, long sent, long done, OpenConnection.Reply reply, boolean isRight);

        /// @param when it was due, or was found out
        void lost(Loss how, long when);
    }

    /// Why there is no answer.
    enum Loss {
        /// No connection was free, or the driver itself was more than 100 ms late.
        NOT_SENT,

        /// The connection ended before the answer did.
        BROKEN_OFF,

        /// Nothing came within ten seconds.
        TIMED_OUT,

        /// No request was lost, but a connection could not be opened.
        NOT_CONNECTED
    }

    private final Plan plan;
    private final Requests requests;
    private final Listener listener;
    private final Selector selector;
    private final Deque<OpenConnection> idle = new ArrayDeque<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 << 10);
    private int opened;
    private int missing;
    private int underWay;
    private long next;
    private long nextRound;

    OpenLoop(Plan plan, Requests requests, Listener listener) throws IOException {
        this.plan = plan;
        this.requests = requests;
        this.listener = listener;
        this.selector = Selector.open();
    }

    /// Opens all connections, and waits until they are.
    void connect() throws IOException {
        long deadline = System.nanoTime() + LONGEST_WAIT;
        for (int i = 0; i < plan.connections; i++) {
            open();
            take(System.nanoTime());
        }
        while (idle.size() < plan.connections) {
            long now = System.nanoTime();
            if (now > deadline) {
                throw new Failed("only " + idle.size() + " of " + plan.connections + " connections could be opened");
            }
            take(now + MILLI);
            lookAround(System.nanoTime());
        }
    }

    /// Sends from the one moment to the other, and waits for the answers that are under way then.
    void run(long begin, long end) throws IOException {
        next = 0;
        for (long now = System.nanoTime(); now < end || isWaiting(now, end); now = System.nanoTime()) {
            if (now >= begin && now < end) {
                send(begin, now);
            }
            take(Math.min(untilNext(begin, now, end), now + BETWEEN_ROUNDS));
            lookAround(System.nanoTime());
        }
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }

    private boolean isWaiting(long now, long end) {
        return underWay > 0 && now < end + LONGEST_WAIT;
    }

    private long untilNext(long begin, long now, long end) {
        if (now >= end || (isClosed() && idle.isEmpty())) {
            return now + BETWEEN_ROUNDS;
        }
        return isClosed() ? now : due(begin, next);
    }

    private boolean isClosed() {
        return plan.perSecond == CLOSED;
    }

    private long due(long begin, long number) {
        return begin + (long) (number * 1e9 / plan.perSecond);
    }

    private void send(long begin, long now) {
        if (isClosed()) {
            for (int free = idle.size(); free > 0; free--) {
                free().ifPresent(connection -> send(connection, System.nanoTime()));
            }
            return;
        }
        for (long due = due(begin, next); due <= now; due = due(begin, next)) {
            Optional<OpenConnection> free = now - due > LONGEST_LATENESS ? Optional.empty() : free();
            if (free.isPresent()) {
                send(free.get(), due);
            } else {
                next++;
                listener.lost(Loss.NOT_SENT, due);
            }
        }
    }

    private void send(OpenConnection connection, long due) {
        long number = next++;
        try {
            connection.send(number, requests.message(number), due);
            underWay++;
        } catch (IOException _) {
            listener.lost(Loss.BROKEN_OFF, due);
            connection.close();
            open();
        }
    }

    private Optional<OpenConnection> free() {
        while (!idle.isEmpty()) {
            OpenConnection connection = idle.removeFirst();
            if (connection.isOpen()) {
                return Optional.of(connection);
            }
        }
        return Optional.empty();
    }

    /// Takes what has come, and waits for it at most until then.
    private void take(long until) throws IOException {
        long left = until - System.nanoTime();
        if (left >= MILLI) {
            selector.select(this::take, left / MILLI);
            return;
        }
        if (left > 0) {
            LockSupport.parkNanos(left); // select knows milliseconds only
        }
        selector.selectNow(this::take);
    }

    private void take(SelectionKey key) {
        OpenConnection connection = (OpenConnection) key.attachment();
        try {
            if (key.isConnectable()) {
                connection.finish(key);
                idle.addLast(connection);
                return;
            }
            Optional<OpenConnection.Reply> reply = connection.read(buffer);
            if (reply.isPresent()) {
                answered(connection, reply.get());
            }
        } catch (IOException _) { // also of one that is idle: the server may close it
            lose(connection, connection.isConnecting() ? Loss.NOT_CONNECTED : Loss.BROKEN_OFF);
        }
    }

    private void answered(OpenConnection connection, OpenConnection.Reply reply) {
        long done = System.nanoTime();
        underWay--;
        listener.answered(
                connection.due(), connection.sent(), done, reply, requests.isRight(connection.number(), reply));
        if (reply.isLast()) {
            connection.close();
            open();
        } else {
            idle.addLast(connection);
        }
    }

    private void lose(OpenConnection connection, Loss how) {
        boolean wasWaiting = connection.isWaiting();
        connection.close();
        if (wasWaiting) {
            underWay--;
        }
        if (wasWaiting || how == Loss.NOT_CONNECTED) {
            listener.lost(how, System.nanoTime());
        }
        if (how == Loss.NOT_CONNECTED) {
            missing++; // not at once: where one is refused, the next will be
        } else {
            open();
        }
    }

    private void open() {
        String from = plan.from.get(opened++ % plan.from.size());
        try {
            OpenConnection connection = OpenConnection.open(selector, from, plan.port);
            if (!connection.isConnecting()) {
                idle.addLast(connection);
            }
        } catch (IOException _) {
            listener.lost(Loss.NOT_CONNECTED, System.nanoTime());
            missing++;
        }
    }

    /// Gives up what has waited for too long, and opens again what could not be opened.
    private void lookAround(long now) {
        if (now < nextRound) {
            return;
        }
        nextRound = now + BETWEEN_ROUNDS;
        for (SelectionKey key : List.copyOf(selector.keys())) {
            OpenConnection connection = (OpenConnection) key.attachment();
            if (connection.isWaiting() && now - connection.sent() > LONGEST_WAIT) {
                lose(connection, Loss.TIMED_OUT);
            }
        }
        for (int toOpen = missing; toOpen > 0; toOpen--) {
            missing--;
            open();
        }
    }
}
