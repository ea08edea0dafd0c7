package dev.cardea.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// One run of the load driver, in a process of its own.
///
/// @param micros how long it lasted
/// @param bytes received, heads included
/// @param exhausted whether it had nothing left to send before its time was over
record Wrk(
        long requests,
        long micros,
        long bytes,
        long p50Micros,
        long p90Micros,
        long p99Micros,
        long p999Micros,
        boolean exhausted) {

    /// @param arguments for the script
    record Plan(Path script, int port, int connections, int seconds, List<String> arguments) {}

    /// @throws Failed if any answer was an error, or any connection failed
    static Wrk run(Plan plan) throws IOException, InterruptedException {
        int threads = Math.clamp(Runtime.getRuntime().availableProcessors() / 4, 1, plan.connections());
        List<String> command = new ArrayList<>(List.of(
                "wrk", "-t" + threads, "-c" + plan.connections(), "-d" + plan.seconds() + "s", "--timeout", "10s"));
        command.addAll(List.of("-s", plan.script().toString(), "http://127.0.0.1:" + plan.port(), "--"));
        command.addAll(plan.arguments());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LUA_PATH", plan.script().resolveSibling("?.lua") + ";;");
        builder.environment().put("BENCH_THREADS", Integer.toString(threads));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        Map<String, Long> figures = figures(said);
        if (code != 0 || figures.isEmpty()) {
            throw new Failed("wrk failed with exit code " + code + ":\n" + said);
        }
        Wrk run = new Wrk(
                of(figures, "requests"),
                of(figures, "micros"),
                of(figures, "bytes"),
                of(figures, "p50"),
                of(figures, "p90"),
                of(figures, "p99"),
                of(figures, "p999"),
                of(figures, "exhausted") > 0);
        long wrong = of(figures, "status") + of(figures, "socket");
        if (wrong > 0 && !run.exhausted) {
            throw new Failed(
                    "of " + run.requests + " requests " + of(figures, "status") + " were answered with an error and "
                            + of(figures, "socket") + " broke off: " + String.join(" ", command));
        }
        return run;
    }

    double requestsPerSecond() {
        return requests * 1e6 / micros;
    }

    /// The size of an answer, its head included.
    double bytesEach() {
        return bytes / (double) requests;
    }

    private static Map<String, Long> figures(String said) {
        Map<String, Long> figures = new HashMap<>();
        said.lines().filter(line -> line.startsWith("FIGURES ")).forEach(line -> {
            for (String pair : line.substring(8).split(" ")) {
                int equals = pair.indexOf('=');
                figures.put(pair.substring(0, equals), Long.valueOf(pair.substring(equals + 1)));
            }
        });
        return figures;
    }

    private static long of(Map<String, Long> figures, String name) {
        return Objects.requireNonNull(figures.get(name), name);
    }
}
