package dev.cardea.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/// A load driver in a process of its own, seen from here.
final class OverloadProcess implements AutoCloseable {

    private static final List<String> FLAGS = List.of("-Xmx512m", "-XX:+UseSerialGC");

    private final Process process;
    private final BufferedReader out;

    private OverloadProcess(Process process) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    /// Returns once all its connections are open.
    static OverloadProcess start(OverloadPlan plan) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.addAll(FLAGS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), OverloadDriver.class.getName()));
        command.addAll(plan.words());
        OverloadProcess started = new OverloadProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
        started.expect(OverloadDriver.READY);
        return started;
    }

    /// Has it begin.
    void go() throws IOException {
        OutputStream in = process.getOutputStream();
        in.write('\n');
        in.flush();
    }

    /// Waits until it has ended.
    OverloadFigures figures() throws IOException, InterruptedException {
        String line = Objects.requireNonNullElse(out.readLine(), "");
        if (process.waitFor() != 0) {
            throw new Failed("the load driver ended with " + process.exitValue());
        }
        return new JsonMapper().readValue(line, OverloadFigures.class);
    }

    @Override
    public void close() {
        process.destroy();
    }

    private void expect(String word) throws IOException {
        String line = out.readLine();
        if (!word.equals(line)) {
            close();
            throw new Failed("the load driver said " + line + " instead of " + word);
        }
    }
}
