package dev.cardea.crypto;

import dev.cardea.core.PasswordHash;
import dev.cardea.core.Passwords;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/// Makes argon2id hashes, and checks these and the ones that other servers have made, on threads of its own.
public final class HashedPasswords implements Passwords, AutoCloseable {

    /// How many may wait for each thread unless told otherwise: if none pass the last of them, it waits a second or two.
    public static final int WAITING_PER_THREAD = 64;

    private final Argon2Hashes argon2;
    private final HashingQueue queue;
    private final AtomicLong computed = new AtomicLong();

    /// Loads nothing yet.
    ///
    /// @param random where salts come from; asked by several threads at once
    /// @param nativeFolder where the native library is unpacked at the first hash
    /// @param threads how many hashes are computed at once, each with a core and 19 MiB: as many as there are
    ///     cores
    /// @param bound how many more may wait before the next one is refused
    public HashedPasswords(RandomGenerator random, Path nativeFolder, int threads, int bound) {
        this.argon2 = new Argon2Hashes(random, nativeFolder);
        this.queue = new HashingQueue(threads, bound);
    }

    @Override
    public PasswordHash hash(String password) {
        return queue.run(() -> new PasswordHash(hashed(password)));
    }

    @Override
    public boolean matches(String password, PasswordHash hash) {
        return queue.run(() -> compared(password, hash.text()));
    }

    @Override
    public void pretend(String password) {
        queue.run(() -> compared(password, ""));
    }

    @Override
    public boolean isOutdated(PasswordHash hash) {
        return Argon2Text.read(hash.text())
                .filter(text -> text.cost().equals(Argon2Cost.OURS))
                .isEmpty();
    }

    @Override
    public Optional<PasswordHash> imported(String text) {
        return BcryptHashes.isAffordable(text) || affordableArgon2(text).isPresent()
                ? Optional.of(new PasswordHash(text))
                : Optional.empty();
    }

    /// Computes a hash for nothing, so that the first user need not wait for the native library to be loaded.
    public void warmUp() {
        pretend("");
    }

    /// How many passwords wait for a thread now.
    public int waiting() {
        return queue.waiting();
    }

    /// How many computations were begun so far, whatever for.
    public long computed() {
        return computed.get();
    }

    /// Refuses what comes from now on, and waits for what was taken.
    @Override
    public void close() {
        queue.close();
    }

    private String hashed(String password) {
        try (PasswordBytes bytes = PasswordBytes.of(password)) {
            if (!bytes.isWhole()) {
                throw new IllegalArgumentException("the password to hash is longer than " + LONGEST + " bytes");
            }
            computed.incrementAndGet();
            return argon2.hash(bytes.bytes());
        }
    }

    private boolean compared(String password, String hash) {
        try (PasswordBytes bytes = PasswordBytes.of(password)) {
            computed.incrementAndGet();
            return compared(bytes.bytes(), hash) && bytes.isWhole();
        }
    }

    private boolean compared(byte[] password, String hash) {
        if (BcryptHashes.isAffordable(hash)) {
            return BcryptHashes.matches(password, hash);
        }
        return affordableArgon2(hash)
                .map(text -> argon2.matches(password, text))
                .orElseGet(() -> argon2.matchesNobody(password));
    }

    private static Optional<Argon2Text> affordableArgon2(String text) {
        return Argon2Text.read(text).filter(read -> read.cost().isAffordable());
    }
}
