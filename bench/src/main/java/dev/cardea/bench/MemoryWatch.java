package dev.cardea.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Looks once a second at the resident memory of a server.
final class MemoryWatch implements AutoCloseable {

    private static final int EVERY_MILLIS = 1_000;

    private final Child server;
    private final List<Long> kilobytes = Collections.synchronizedList(new ArrayList<>());
    private final Thread thread = new Thread(this::keepOn, "memory-watch");

    private MemoryWatch(Child server) {
        this.server = server;
    }

    static MemoryWatch begin(Child server) {
        MemoryWatch watch = new MemoryWatch(server);
        watch.thread.start();
        return watch;
    }

    /// So far, one for each second.
    List<Long> kilobytes() {
        return List.copyOf(kilobytes);
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void keepOn() {
        try {
            while (true) {
                kilobytes.add(server.residentKilobytes());
                Thread.sleep(EVERY_MILLIS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
