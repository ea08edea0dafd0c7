package dev.cardea.cli;

import dev.cardea.flow.Operations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// The server's side of the socket in the data folder, through which the command line reaches a running server. Only
/// the server's own user (and root) may use it: the file's mode is the gate.
public final class ControlSocket implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger("dev.cardea.cli");

    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private static final int MOST_AT_ONCE = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Semaphore free = new Semaphore(MOST_AT_ONCE);
    private final Path file;
    private final ServerSocketChannel server;
    private final Desk desk;
    private final Duration patience;

    private ControlSocket(Path file, ServerSocketChannel server, Desk desk, Duration patience) {
        this.file = file;
        this.server = server;
        this.desk = desk;
        this.patience = patience;
    }

    /// Opens `cardea.sock` in the data folder, in place of one that a killed server left.
    ///
    /// @param dataFolder one that the caller has locked for itself
    /// @throws UncheckedIOException if it cannot be opened, with its mode 0600
    public static ControlSocket open(Path dataFolder, Operations operations) {
        return open(dataFolder, operations, PATIENCE);
    }

    /// @param patience how long a client may take to say what it wants, and to take the answer
    static ControlSocket open(Path dataFolder, Operations operations, Duration patience) {
        Path file = SocketFile.in(dataFolder);
        try {
            ServerSocketChannel server = bound(file);
            ControlSocket socket = new ControlSocket(file, server, new Desk(operations), patience);
            Thread.startVirtualThread(socket::accept);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException("could not open the socket " + file, e);
        }
    }

    /// Takes no more commands, waits a few seconds for those that run, and removes the socket. To be closed before the
    /// store.
    @Override
    public void close() {
        try {
            server.close();
            Files.deleteIfExists(file);
            if (!free.tryAcquire(MOST_AT_ONCE, patience.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(System.Logger.Level.WARNING, "closed the socket while commands were running");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException("could not close the socket " + file, e);
        }
    }

    /// Made in a folder that only we may enter, so that at no moment anybody else could connect, whatever the umask
    /// and the data folder's mode; then put in place in one step.
    private static ServerSocketChannel bound(Path file) throws IOException {
        Path folder = file.resolveSibling("cardea.sock.new");
        Path fresh = folder.resolve("s");
        Files.deleteIfExists(fresh);
        Files.deleteIfExists(folder);
        Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(FOLDER));
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            SocketFile.reach(fresh, server::bind);
            Files.setPosixFilePermissions(fresh, FILE);
            if (!Files.getPosixFilePermissions(fresh).equals(FILE)) {
                throw new IOException("the file system does not keep the mode 0600");
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            return server;
        } catch (IOException e) {
            server.close();
            throw e;
        } finally {
            Files.deleteIfExists(fresh);
            Files.delete(folder);
        }
    }

    private void accept() {
        while (server.isOpen()) {
            free.acquireUninterruptibly();
            try {
                SocketChannel client = server.accept();
                Thread.startVirtualThread(() -> serve(client));
            } catch (ClosedChannelException _) {
                free.release();
            } catch (IOException _) { // out of file descriptors: others may give some back
                free.release();
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private void serve(SocketChannel client) {
        try (client) {
            byte[] answer = answer(request(client)).json();
            try (Deadline _ = new Deadline(client, patience)) {
                Frame.send(client, answer);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "an operator's command broke off", e);
        } finally {
            free.release();
        }
    }

    private byte[] request(SocketChannel client) throws IOException {
        try (Deadline _ = new Deadline(client, patience)) {
            return Frame.receive(client, Request.MOST_BYTES);
        }
    }

    private Answer answer(byte[] request) {
        return Request.parse(request)
                .map(desk::answer)
                .orElseGet(() -> new Answer(Exit.UNAVAILABLE, "", "The server does not understand this command.\n"));
    }
}
