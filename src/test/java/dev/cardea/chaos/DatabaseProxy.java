package dev.cardea.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// One node's way to its database, which can be cut, stalled, slowed down and healed. Bytes are never lost or changed
/// as long as their connection lives.
final class DatabaseProxy implements AutoCloseable {

    /// How the way is.
    enum State {
        OPEN,

        /// Connections stay and new ones are taken, but nothing goes through either way until it is healed.
        STALLED,

        /// What the node says goes through, and no answer comes back.
        DEAF,

        /// All connections are reset, and so is each new one.
        CUT
    }

    private static final System.Logger LOG = System.getLogger("dev.cardea.chaos");
    private static final int CHUNK = 16 * 1024;

    private final ServerSocket listener;
    private final int target;
    private final Set<Pair> pairs = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private State state = State.OPEN;
    private volatile Duration delay = Duration.ZERO;

    private DatabaseProxy(ServerSocket listener, int target) {
        this.listener = listener;
        this.target = target;
    }

    /// A way to that port of this machine.
    static DatabaseProxy to(int target) {
        try {
            ServerSocket listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
            DatabaseProxy proxy = new DatabaseProxy(listener, target);
            Thread.startVirtualThread(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException("could not open a way to the database", e);
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    /// Resets all connections, and each new one until it is healed.
    void cut() {
        become(State.CUT);
        reset();
    }

    /// Resets all connections; new ones go through.
    void reset() {
        pairs.forEach(Pair::reset);
    }

    void stall() {
        become(State.STALLED);
    }

    void deafen() {
        become(State.DEAF);
    }

    /// Holds back each chunk for that long, one after the other.
    void delay(Duration each) {
        delay = each;
    }

    /// What was held back goes through.
    void heal() {
        delay = Duration.ZERO;
        become(State.OPEN);
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reset();
        heal();
    }

    private void become(State next) {
        lock.lock();
        try {
            state = next;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket node = listener.accept();
                Thread.startVirtualThread(() -> open(node));
            } catch (IOException _) {
                LOG.log(System.Logger.Level.DEBUG, "closed, or a connection that did not come about");
            }
        }
    }

    private void open(Socket node) {
        try {
            Socket database = new Socket(InetAddress.getLoopbackAddress(), target);
            node.setTcpNoDelay(true);
            database.setTcpNoDelay(true);
            Pair pair = new Pair(node, database);
            pairs.add(pair);
            if (state() == State.CUT) {
                pair.reset();
            }
            Thread.startVirtualThread(() -> pump(pair, node, database, false));
            pump(pair, database, node, true);
        } catch (IOException _) {
            abort(node); // the database is not there
        }
    }

    private void pump(Pair pair, Socket from, Socket to, boolean isAnswer) {
        byte[] chunk = new byte[CHUNK];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                awaitPassage(isAnswer);
                out.write(chunk, 0, length);
            }
            awaitPassage(isAnswer);
            to.shutdownOutput();
        } catch (IOException | InterruptedException _) {
            pair.reset();
        } finally {
            pair.ended();
        }
    }

    private void awaitPassage(boolean isAnswer) throws InterruptedException {
        Duration wait = delay;
        if (!wait.isZero()) {
            Pause.of(wait);
        }
        lock.lock();
        try {
            while (state == State.STALLED || (state == State.DEAF && isAnswer)) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private State state() {
        lock.lock();
        try {
            return state;
        } finally {
            lock.unlock();
        }
    }

    private static void abort(Socket socket) {
        try {
            socket.setSoLinger(true, 0); // RST in the place of FIN
            socket.close();
        } catch (IOException _) {
            return; // gone already
        }
    }

    /// Both halves of one connection.
    private final class Pair {

        private final Socket node;
        private final Socket database;
        private int open = 2;

        Pair(Socket node, Socket database) {
            this.node = node;
            this.database = database;
        }

        void reset() {
            pairs.remove(this);
            abort(node);
            abort(database);
        }

        /// One direction has ended; with the other one everything does.
        void ended() {
            lock.lock();
            try {
                open--;
            } finally {
                lock.unlock();
            }
            if (open == 0) {
                reset();
            }
        }
    }
}
