package dev.cardea.bench;

import dev.cardea.crypto.HashedPasswords;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// How many passwords the server's own class hashes, with nothing around it: on all cores, in this process, which
/// has the flags of the server's.
final class HashRate implements AutoCloseable {

    private static final long SETTLING_MILLIS = 300;

    /// @param cpuMicros processor time for each of them
    /// @param othersShare of all processors' time, what was not used by this process; 0 to 1
    record Figures(double perSecond, double cpuMicros, double othersShare) {}

    private final HashedPasswords passwords;

    HashRate(Path nativeFolder) {
        int cores = Runtime.getRuntime().availableProcessors();
        this.passwords = new HashedPasswords(
                new SecureRandom(), nativeFolder, cores, cores * HashedPasswords.WAITING_PER_THREAD);
    }

    /// With as many callers as the storm has connections.
    Figures measure(int seconds) throws InterruptedException {
        AtomicBoolean isOver = new AtomicBoolean();
        AtomicLong done = new AtomicLong();
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < LoginStorm.CONNECTIONS; i++) {
            callers.add(Thread.startVirtualThread(() -> {
                while (!isOver.get()) {
                    passwords.pretend("the pass phrase of nobody");
                    done.incrementAndGet();
                }
            }));
        }
        Thread.sleep(SETTLING_MILLIS);
        Figures figures = window(done, seconds);
        isOver.set(true);
        for (Thread caller : callers) {
            caller.join();
        }
        return figures;
    }

    @Override
    public void close() {
        passwords.close();
    }

    private static Figures window(AtomicLong done, int seconds) throws InterruptedException {
        long countBefore = done.get();
        long cpuBefore = Kernel.ownMicros();
        long busyBefore = Kernel.busyMicros();
        long begun = System.nanoTime();
        Thread.sleep(TimeUnit.SECONDS.toMillis(seconds));
        double count = done.get() - countBefore;
        double wall = (System.nanoTime() - begun) / 1e3;
        double cpu = Kernel.ownMicros() - cpuBefore;
        double others = Kernel.busyMicros() - busyBefore - cpu;
        double share = others / (wall * Runtime.getRuntime().availableProcessors());
        return new Figures(count * 1e6 / wall, cpu / count, Math.clamp(share, 0, 1));
    }
}
