package dev.cardea.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Optional;

/// Where and when something was measured.
///
/// @param load the load average over the last minute: what kept the processors busy besides
record Machine(
        String processor,
        int cores,
        long memoryMegabytes,
        String system,
        String java,
        String disk,
        String commit,
        LocalDate date,
        double load) {

    static Machine now() throws IOException {
        return new Machine(
                line("/proc/cpuinfo", "model name").orElse("unknown"),
                Runtime.getRuntime().availableProcessors(),
                line("/proc/meminfo", "MemTotal")
                        .map(text -> Long.parseLong(text.replaceAll("[^0-9]", "")) >> 10)
                        .orElse(0L),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vendor") + " " + System.getProperty("java.runtime.version"),
                Files.getFileStore(Place.HOME).type(),
                System.getProperty("bench.commit", "unknown"),
                LocalDate.now(),
                Double.parseDouble(Kernel.read("/proc/loadavg").split(" ")[0]));
    }

    private static Optional<String> line(String file, String name) {
        return Kernel.read(file)
                .lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst();
    }
}
