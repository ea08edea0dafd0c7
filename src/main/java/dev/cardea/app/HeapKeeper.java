package dev.cardea.app;

import java.lang.management.ManagementFactory;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Has the whole heap collected whenever it holds half as much again, and some room, as was alive at the last time.
///
/// By itself the serial collector lets its old generation grow up to the largest heap, a quarter of the machine's memory, before
/// it asks what of that is still in use: a gigabyte after a quarter of an hour of full load, and then a pause that fits.
/// Collected early it is a small heap, and a short pause.
final class HeapKeeper {

    private static final String SERIAL = "MarkSweepCompact";
    private static final long ROOM = 20L << 20;
    private static final int SECONDS = 2;

    private final Runtime runtime = Runtime.getRuntime();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("heap-keeper").factory());
    private long most = 4 * ROOM;

    private HeapKeeper() {}

    /// Of this process, until it ends. Other collectors than the serial one do this by themselves, and are left alone.
    static void start() {
        HeapKeeper keeper = new HeapKeeper();
        var _ = keeper.timer.scheduleWithFixedDelay(keeper::look, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    private void look() {
        if (!isSerial()) {
            timer.shutdown();
        } else if (used() > most) {
            System.gc();
            most = used() * 3 / 2 + ROOM;
        }
    }

    private long used() {
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static boolean isSerial() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .anyMatch(collector -> collector.getName().equals(SERIAL));
    }
}
