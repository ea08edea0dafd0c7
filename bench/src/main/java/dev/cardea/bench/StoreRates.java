package dev.cardea.bench;

import dev.cardea.core.Environment;
import dev.cardea.core.ExternalId;
import dev.cardea.core.Mint;
import dev.cardea.core.NewUser;
import dev.cardea.core.Policy;
import dev.cardea.core.Sealed;
import dev.cardea.core.SealedKey;
import dev.cardea.core.Store;
import dev.cardea.core.TenantId;
import dev.cardea.store.SqliteStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// How fast the store keeps new users, without any HTTP, in a file of its own on the disk that the server uses.
final class StoreRates implements AutoCloseable {

    static final int WRITERS = 64;
    private static final int PAGE = 4096;

    /// @param oneByOne commits per second, each begun after the last one was answered
    /// @param inGroups users per second that 64 threads keep at once
    /// @param syncs per second: 4 KiB appended to a plain file, then fdatasync
    record Rates(double oneByOne, double inGroups, double syncs) {}

    private final Path folder;
    private final Store store;
    private final TenantId tenant;
    private final Mint mint = new Mint(new SecureRandom());
    private final AtomicLong next = new AtomicLong();

    private StoreRates(Path folder, Store store) {
        this.folder = folder;
        this.store = store;
        Instant now = Instant.now();
        this.tenant = store.write(
                        tx -> tx.tenants().add("bench", Environment.PRODUCTION, mint.publicKey(), Policy.DEFAULT, now))
                .orElseThrow()
                .id();
        store.write(tx ->
                tx.signingKeys().add(tenant, Optional.empty(), SealedKey.State.SIGNING, new Sealed(new byte[60]), now));
    }

    static StoreRates open(Path folder) {
        return new StoreRates(folder, SqliteStore.open(folder));
    }

    Rates measure(double seconds) throws IOException, InterruptedException {
        return new Rates(oneByOne(seconds), inGroups(seconds), syncs(seconds / 2));
    }

    @Override
    public void close() {
        store.close();
    }

    private double oneByOne(double seconds) {
        long begun = System.nanoTime();
        long count = keepUntil(begun + nanos(seconds));
        return count / elapsed(begun);
    }

    private double inGroups(double seconds) throws InterruptedException {
        long begun = System.nanoTime();
        long end = begun + nanos(seconds);
        AtomicLong count = new AtomicLong();
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            writers.add(Thread.startVirtualThread(() -> count.addAndGet(keepUntil(end))));
        }
        for (Thread writer : writers) {
            writer.join();
        }
        return count.get() / elapsed(begun);
    }

    private double syncs(double seconds) throws IOException {
        long begun = System.nanoTime();
        long end = begun + nanos(seconds);
        long count = 0;
        try (FileChannel file = FileChannel.open(
                folder.resolve("syncs"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            while (System.nanoTime() < end) {
                file.write(ByteBuffer.allocate(PAGE));
                file.force(false);
                count++;
            }
        }
        return count / elapsed(begun);
    }

    private long keepUntil(long end) {
        long count = 0;
        while (System.nanoTime() < end) {
            NewUser user = new NewUser(
                    tenant,
                    mint.uuid(),
                    mint.pointId(),
                    Optional.of(new ExternalId("user-" + next.getAndIncrement())),
                    Optional.empty(),
                    mint.generation(),
                    Instant.now());
            store.write(tx -> tx.users().add(user)).orElseThrow();
            count++;
        }
        return count;
    }

    private static long nanos(double seconds) {
        return (long) (seconds * TimeUnit.SECONDS.toNanos(1));
    }

    private static double elapsed(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
