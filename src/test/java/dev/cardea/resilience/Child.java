package dev.cardea.resilience;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A [ServerProcess] seen from the test: started, killed, asked to end.
final class Child implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private final int port;

    private Child(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /// Returns when it listens; throws with what it said if it ends before.
    static Child on(Path folder) throws IOException {
        Process process = started(folder);
        List<String> said = new ArrayList<>();
        BufferedReader lines = process.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(ServerProcess.READY)) {
                Thread.startVirtualThread(() -> drain(lines));
                return new Child(process, Integer.parseInt(line.substring(ServerProcess.READY.length())));
            }
            said.add(line);
        }
        throw new IllegalStateException("the server did not start:\n" + String.join("\n", said));
    }

    int port() {
        return port;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// SIGKILL; returns when it is dead.
    ///
    /// @return the exit code
    int kill() throws InterruptedException, TimeoutException {
        process.destroyForcibly();
        return ended();
    }

    /// SIGTERM; returns at once.
    void ask() {
        process.destroy();
    }

    /// Waits for the end.
    ///
    /// @return the exit code
    int ended() throws InterruptedException, TimeoutException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new TimeoutException("the server is still there after " + PATIENCE_SECONDS + " s");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /// A process that nobody listens to would wait for ever.
    private static void drain(BufferedReader lines) {
        try {
            while (lines.readLine() != null) {}
        } catch (IOException _) {
            return; // it was killed while it spoke
        }
    }

    private static Process started(Path folder) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path temporary = Files.createDirectories(folder.resolveSibling("tmp"));
        return new ProcessBuilder(
                        java.toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-XX:TieredStopAtLevel=1", // it never lives long enough for more
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServerProcess.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
    }
}
