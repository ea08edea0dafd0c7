package dev.cardea.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A server that is started, left alone for a moment, and loaded with everything for a time.
///
/// @param idle before anything was asked of it
/// @param kilobytes resident, for each second of the load
/// @param windows what was answered, one after the other; between them the next one is prepared
record MemoryRun(Resident idle, List<Long> kilobytes, List<List<MixedLoad.Part>> windows) {

    private static final int IDLE_MILLIS = 5_000;
    private static final int WINDOW_SECONDS = 10;

    MemoryRun {
        kilobytes = List.copyOf(kilobytes);
        windows = List.copyOf(windows);
    }

    /// @param folder for its data, new
    static MemoryRun of(JvmFlags flags, int users, int seconds, Path folder) throws IOException, InterruptedException {
        Cardea cardea = new Cardea(folder.resolve("data"), flags.settings(StaticBackendBench.WITHOUT_LIMITS));
        Credentials credentials = cardea.furnishAll();
        try (Child server = cardea.start()) {
            Thread.sleep(IDLE_MILLIS);
            Resident idle = Resident.of(server);
            MixedLoad load = new MixedLoad(server, Loads.prepare(server, credentials, users, folder.resolve("lists")));
            List<List<MixedLoad.Part>> windows = new ArrayList<>();
            try (MemoryWatch watch = MemoryWatch.begin(server)) {
                long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
                while (System.nanoTime() < end) {
                    windows.add(load.run(Math.min(WINDOW_SECONDS, seconds)));
                    System.err.printf(
                            "bench: %4d s, %3d MB%n",
                            watch.kilobytes().size(), watch.kilobytes().getLast() >> 10);
                }
                return new MemoryRun(idle, watch.kilobytes(), windows);
            }
        } finally {
            Place.remove(folder);
        }
    }

    long last() {
        return kilobytes.getLast();
    }

    long greatest() {
        return kilobytes.stream().mapToLong(Long::longValue).max().orElseThrow();
    }

    /// Of the last quarter to the one before, medians: 1 if it was flat.
    double growth() {
        int quarter = kilobytes.size() / 4;
        int size = kilobytes.size();
        return median(kilobytes.subList(size - quarter, size))
                / median(kilobytes.subList(size - 2 * quarter, size - quarter));
    }

    /// The median of the windows.
    double perSecond(int kind) {
        return Median.of(windows.stream(), window -> window.get(kind).perSecond());
    }

    /// The median of the windows.
    double p99Micros(int kind) {
        return Median.of(windows.stream(), window -> window.get(kind).p99Micros());
    }

    /// Of all windows.
    long failed(int kind) {
        return windows.stream().mapToLong(window -> window.get(kind).failed()).sum();
    }

    private static double median(List<Long> some) {
        return Median.of(some.stream(), Long::doubleValue);
    }
}
