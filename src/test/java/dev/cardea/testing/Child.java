package dev.cardea.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A server as a process of its own, seen from the test: started, stopped for a while, killed, asked to end. It ends
/// with this JVM, unless that is killed.
public final class Child implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;

    /// What is started.
    ///
    /// @param environment put over ours, of which nothing that begins with `CARDEA_` is left
    /// @param ready found in the line that tells that it listens; its first group is the port
    /// @param temporary for what it unpacks; made if it is not there
    /// @param said hears each line that it says
    public record Program(
            Class<?> main,
            List<String> arguments,
            Map<String, String> environment,
            Pattern ready,
            Path temporary,
            Consumer<String> said) {}

    private final Process process;
    private final int port;

    private Child(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /// Returns when it listens; throws with what it said if it ends before.
    public static Child started(Program program) throws IOException {
        Process process = process(program);
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        List<String> before = new ArrayList<>();
        BufferedReader lines = process.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            program.said().accept(line);
            Matcher ready = program.ready().matcher(line);
            if (ready.find()) {
                Thread.startVirtualThread(() -> drain(lines, program.said()));
                return new Child(process, Integer.parseInt(ready.group(1)));
            }
            before.add(line);
        }
        throw new IllegalStateException("the server did not start:\n" + String.join("\n", before));
    }

    public int port() {
        return port;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// SIGSTOP: it does nothing at all until [#resume].
    public void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    /// SIGCONT.
    public void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    /// SIGKILL; returns when it is dead.
    ///
    /// @return the exit code
    public int kill() throws InterruptedException, TimeoutException {
        process.destroyForcibly();
        return ended();
    }

    /// SIGTERM; returns at once.
    public void ask() {
        process.destroy();
    }

    /// Waits for the end.
    ///
    /// @return the exit code
    public int ended() throws InterruptedException, TimeoutException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new TimeoutException("the server is still there after " + PATIENCE_SECONDS + " s");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void signal(String name) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("could not send SIG" + name + " to the server");
        }
    }

    /// A process that nobody listens to would wait for ever.
    private static void drain(BufferedReader lines, Consumer<String> said) {
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.accept(line);
            }
        } catch (IOException _) {
            return; // it was killed while it spoke
        }
    }

    private static Process process(Program program) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1", // it never lives long enough for more
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-Djava.io.tmpdir=" + Files.createDirectories(program.temporary()),
                "-cp",
                System.getProperty("java.class.path"),
                program.main().getName()));
        command.addAll(program.arguments());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("CARDEA_"));
        builder.environment().putAll(program.environment());
        return builder.start();
    }
}
