package dev.cardea.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What Linux tells about processes and processors.
final class Kernel {

    private static final long MICROS_PER_TICK = 10_000; // USER_HZ is 100 on every Linux that Java runs on
    private static final int UTIME = 13;
    private static final int STIME = 14;
    private static final int CSTIME = 16;

    private Kernel() {}

    /// CPU time that the process has used, in user and kernel mode.
    static long micros(long pid) {
        return micros(pid, STIME);
    }

    /// CPU time of this process and of its children that have ended.
    static long ownMicros() {
        return microsWithEnded(ProcessHandle.current().pid());
    }

    /// CPU time of the process and of its children that have ended.
    static long microsWithEnded(long pid) {
        return micros(pid, CSTIME);
    }

    /// A line of /proc/PID/status, in kilobytes.
    static long status(long pid, String line) {
        return kilobytes("/proc/" + pid + "/status", line);
    }

    /// Physical memory of the process; of each page that n processes share, the n-th part.
    static long proportionalKilobytes(long pid) {
        return kilobytes("/proc/" + pid + "/smaps_rollup", "Pss");
    }

    private static long kilobytes(String file, String line) {
        return read(file)
                .lines()
                .filter(found -> found.startsWith(line + ":"))
                .mapToLong(found -> Long.parseLong(found.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow();
    }

    /// Time that all processors together were not idle, or were taken away by a hypervisor, since the machine started.
    static long busyMicros() {
        String[] fields = read("/proc/stat").lines().findFirst().orElseThrow().split(" +");
        long ticks = 0;
        for (int i = 1; i <= 8; i++) {
            boolean isIdle = i == 4 || i == 5;
            ticks += isIdle ? 0 : Long.parseLong(fields[i]);
        }
        return ticks * MICROS_PER_TICK;
    }

    static String read(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + path, e);
        }
    }

    /// The sum of consecutive fields of /proc/PID/stat. The second one, a name, may itself hold anything.
    private static long micros(long pid, int lastField) {
        String text = read("/proc/" + pid + "/stat");
        String[] afterName = text.substring(text.lastIndexOf(')') + 2).split(" ");
        long ticks = 0;
        for (int field = UTIME; field <= lastField; field++) {
            ticks += Long.parseLong(afterName[field - 2]);
        }
        return ticks * MICROS_PER_TICK;
    }
}
