package dev.cardea.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Counts what goes wrong from one address, and says when it is too much: a leaky bucket for each address. It never
/// stands in the way of a caller who does nothing wrong.
public final class FailureLimit {

    private static final int MOST_ADDRESSES = 100_000;

    /// @param isFull whether the last attempt was one too many
    private record Bucket(double level, long at, boolean isFull) {}

    private final int atOnce;
    private final double perMinute;
    private final LongSupplier nanos;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_ADDRESSES)
            .expireAfterWrite(Duration.ofMinutes(15)) // by then a bucket has leaked empty, or nearly so
            .build();

    /// @param perMinute how many failures an address has at once and gets back in a minute; 0 for no limit
    /// @param nanos a clock that only runs forward, as `System::nanoTime`
    public FailureLimit(int perMinute, LongSupplier nanos) {
        this(perMinute, perMinute, nanos);
    }

    /// The same, but what may happen at once is not what comes back in a minute.
    ///
    /// @param atOnce how many failures one has at once; 0 for no limit
    /// @param perMinute how many of them one gets back in a minute
    public FailureLimit(int atOnce, double perMinute, LongSupplier nanos) {
        this.atOnce = atOnce;
        this.perMinute = perMinute;
        this.nanos = nanos;
    }

    /// Counts one failure; how long the address should wait, if it has failed too often.
    public Optional<Duration> failed(String address) {
        if (atOnce == 0) {
            return Optional.empty();
        }
        long now = nanos.getAsLong();
        Bucket bucket = buckets.asMap()
                .merge(
                        whose(address),
                        new Bucket(1, now, false),
                        (old, _) -> new Bucket(level(old, now) + 1, now, false));
        return wait(bucket.level - atOnce);
    }

    /// Counts an attempt at one thing, such as a user's password, before it is known whether it fails; one that does
    /// not is to be given back. How long to wait, if too many have failed or are under way: then nothing is counted.
    public Optional<Duration> attempt(String address, String what) {
        if (atOnce == 0) {
            return Optional.empty();
        }
        long now = nanos.getAsLong();
        String key = whose(address) + " " + what;
        Bucket bucket = buckets.asMap().compute(key, (_, old) -> {
            double level = old == null ? 0 : level(old, now);
            return new Bucket(level + 1 > atOnce ? level : level + 1, now, level + 1 > atOnce);
        });
        return bucket.isFull ? wait(bucket.level + 1 - atOnce) : Optional.empty();
    }

    /// Takes back what [#attempt] has counted.
    public void giveBack(String address, String what) {
        long now = nanos.getAsLong();
        buckets.asMap()
                .computeIfPresent(
                        whose(address) + " " + what,
                        (_, old) -> new Bucket(Math.max(0, level(old, now) - 1), now, false));
    }

    private Optional<Duration> wait(double excess) {
        return excess <= 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(secondsFor(excess)));
    }

    /// In IPv6 whoever has one address has at least 2^64 of them: they share a bucket.
    static String whose(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            return HexFormat.of().formatHex(InetAddress.ofLiteral(address).getAddress(), 0, 8);
        } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
            return address;
        }
    }

    private double level(Bucket old, long now) {
        double leaked = (now - old.at) / 60e9 * perMinute;
        return Math.clamp(old.level - leaked, 0, atOnce);
    }

    private long secondsFor(double excess) {
        return Math.max(1, (long) Math.ceil(excess * 60 / perMinute));
    }
}
