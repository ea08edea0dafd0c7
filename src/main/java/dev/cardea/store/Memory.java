package dev.cardea.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.cardea.core.Lease;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/// Some of what the database has, remembered until it is dropped or crowded out.
///
/// A fill notes how many drops its key has seen, then reads, and is kept only if none came since: otherwise a slow
/// reader would put back what a change has just dropped. Check and put are one step that excludes a drop of the key.
///
/// What is remembered counts only under the node's [Lease], which is asked for after the look, and only if all that was
/// remembered has not been dropped meanwhile: a lapse and a new lease may lie between. Nothing is kept that was read without
/// the lease, so a new one begins with an empty memory (decision 19, R10, R11 and R18).
final class Memory<K, V> {

    private static final int STRIPES = 1024; // of drop counters; keys that share one only spoil a fill now and then

    private final Supplier<Cache<K, V>> empty;
    private final Lease lease;
    private final AtomicLongArray drops = new AtomicLongArray(STRIPES);
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private volatile Cache<K, V> kept;

    private Memory(Supplier<Cache<K, V>> empty, Lease lease) {
        this.empty = empty;
        this.lease = lease;
        this.kept = empty.get();
    }

    static <K, V> Memory<K, V> of(long mostEntries, Lease lease) {
        return new Memory<>(
                () -> Caffeine.newBuilder()
                        .executor(Runnable::run)
                        .maximumSize(mostEntries)
                        .build(),
                lease);
    }

    static <K, V> Memory<K, V> weighing(long mostBytes, ToIntFunction<V> bytes, Lease lease) {
        return new Memory<>(
                () -> Caffeine.newBuilder()
                        .executor(Runnable::run)
                        .maximumWeight(mostBytes)
                        .weigher((K _, V value) -> bytes.applyAsInt(value))
                        .build(),
                lease);
    }

    /// What is known of the key, or else is read now. Absence is not remembered.
    @SuppressWarnings("ReferenceEquality") // whether it is the very one that was looked into
    Optional<V> get(K key, Function<K, Optional<V>> read) {
        Cache<K, V> cache = kept;
        Optional<V> known = Optional.ofNullable(cache.getIfPresent(key));
        if (known.isPresent() && lease.isHeld() && cache == kept) {
            hits.increment();
            return known;
        }
        misses.increment();
        if (!lease.isHeld()) {
            return read.apply(key);
        }
        long before = drops.get(stripe(key));
        Optional<V> found = read.apply(key);
        found.ifPresent(value ->
                cache.asMap().compute(key, (_, newer) -> drops.get(stripe(key)) == before ? value : newer));
        return found;
    }

    void drop(K key) {
        change(key, _ -> Optional.empty());
    }

    /// What is known of the key becomes this, or unknown; a fill under way is spoiled, as by a drop.
    void change(K key, Function<V, Optional<V>> change) {
        kept.asMap().compute(key, (_, known) -> {
            drops.incrementAndGet(stripe(key));
            return Optional.ofNullable(known).flatMap(change).orElse(null);
        });
    }

    /// A fill under way will put into the cache that it began with, which nobody looks at any more.
    void dropAll() {
        kept = empty.get();
    }

    long hits() {
        return hits.sum();
    }

    long misses() {
        return misses.sum();
    }

    /// How many entries are kept now, after crowding out what is over the bound.
    long size() {
        kept.cleanUp();
        return kept.estimatedSize();
    }

    private int stripe(K key) {
        int hash = key.hashCode();
        return (hash ^ hash >>> 16) & STRIPES - 1;
    }
}
