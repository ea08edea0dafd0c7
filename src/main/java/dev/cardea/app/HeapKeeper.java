package dev.cardea.app;

import java.lang.management.ManagementFactory;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// Has the whole heap collected whenever it holds half as much again, and some room, as was alive at the last time.
///
/// By itself the serial collector lets its old generation grow up to the largest heap, a quarter of the machine's memory, before
/// it asks what of that is still in use: a gigabyte after a quarter of an hour of full load, and then a pause that fits.
/// Collected early it is a small heap, and a short pause.
final class HeapKeeper {

    private static final String SERIAL = "MarkSweepCompact";
    private static final long ROOM = 20L << 20;
    private static final int SECONDS = 2;

    private final LongSupplier used;
    private final Runnable collection;
    private long most = 4 * ROOM;

    /// @param used bytes of the heap, of the living and the dead
    HeapKeeper(LongSupplier used, Runnable collection) {
        this.used = used;
        this.collection = collection;
    }

    /// Of this process, until it ends. Other collectors than the serial one do this by themselves, and are left alone.
    static void start() {
        Runtime runtime = Runtime.getRuntime();
        HeapKeeper keeper = new HeapKeeper(() -> runtime.totalMemory() - runtime.freeMemory(), System::gc);
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("heap-keeper").factory());
        Runnable look = () -> {
            if (isSerial()) {
                keeper.look();
            } else {
                timer.shutdown();
            }
        };
        var _ = timer.scheduleWithFixedDelay(look, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    void look() {
        if (used.getAsLong() > most) {
            collection.run();
            most = used.getAsLong() * 3 / 2 + ROOM;
        }
    }

    private static boolean isSerial() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .anyMatch(collector -> collector.getName().equals(SERIAL));
    }
}
