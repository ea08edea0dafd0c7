package dev.cardea.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A server in a process of its own, started with the production flags, and what the kernel knows of it.
final class Child implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 30;

    private final String name;
    private final Process process;
    private final List<Integer> ports;
    private final Path log;

    private Child(String name, Process process, List<Integer> ports, Path log) {
        this.name = name;
        this.process = process;
        this.ports = ports;
        this.log = log;
    }

    /// Returns once all ports answer. What the server prints goes to a file, which it begins anew.
    static Child start(String name, ProcessBuilder command, List<Integer> ports)
            throws IOException, InterruptedException {
        return start(name, command, ports, PATIENCE_SECONDS);
    }

    /// As above.
    ///
    /// @param patienceSeconds after which it counts as failed
    static Child start(String name, ProcessBuilder command, List<Integer> ports, int patienceSeconds)
            throws IOException, InterruptedException {
        Child child = launch(name, command, ports);
        child.awaitReady(patienceSeconds);
        return child;
    }

    /// Likewise, but returns at once.
    static Child launch(String name, ProcessBuilder command, List<Integer> ports) throws IOException {
        Path log = Place.RUN.resolve(name + ".log");
        Process process =
                command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy)); // also of a run that is broken off
        return new Child(name, process, List.copyOf(ports), log);
    }

    /// Ports of this machine that nobody listens on now.
    static List<Integer> freePorts(int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            List<Integer> ports = held.stream().map(ServerSocket::getLocalPort).toList();
            for (ServerSocket socket : held) {
                socket.close();
            }
            return ports;
        } catch (IOException e) {
            throw new UncheckedIOException("could not find a free port", e);
        }
    }

    int port() {
        return ports.getFirst();
    }

    int port(Operation operation) {
        return ports.size() == 1 ? port() : ports.get(operation.ordinal());
    }

    long pid() {
        return process.pid();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /// CPU time used so far, by all threads, in user and kernel mode.
    long cpuMicros() {
        return Kernel.micros(process.pid());
    }

    /// The process's share of physical memory now.
    long residentKilobytes() {
        return Kernel.status(process.pid(), "VmRSS");
    }

    /// @throws Failed with what it said, if its process has ended
    void checkAlive() throws IOException {
        if (!process.isAlive()) {
            throw new Failed(name + " did not start; it said:\n" + Files.readString(log));
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReady(int patienceSeconds) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(patienceSeconds);
        for (int port : ports) {
            while (!answers(port)) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    close();
                    throw new Failed(name + " did not start; it said:\n" + Files.readString(log));
                }
                Thread.sleep(20);
            }
        }
    }

    private static boolean answers(int port) {
        try (Connection connection = new Connection(port)) {
            return connection.ask("GET", "/readyz", "", "").status() < 500;
        } catch (IOException _) {
            return false;
        }
    }
}
