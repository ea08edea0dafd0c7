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

    private record Bucket(double level, long at) {}

    private final int perMinute;
    private final LongSupplier nanos;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_ADDRESSES)
            .expireAfterWrite(Duration.ofMinutes(2))
            .build();

    /// @param perMinute how many failures an address has at once and gets back in a minute; 0 for no limit
    /// @param nanos a clock that only runs forward, as `System::nanoTime`
    public FailureLimit(int perMinute, LongSupplier nanos) {
        this.perMinute = perMinute;
        this.nanos = nanos;
    }

    /// Counts one failure; how long the address should wait, if it has failed too often.
    public Optional<Duration> failed(String address) {
        if (perMinute == 0) {
            return Optional.empty();
        }
        long now = nanos.getAsLong();
        Bucket bucket = buckets.asMap().merge(whose(address), new Bucket(1, now), (old, _) -> filled(old, now));
        double excess = bucket.level - perMinute;
        return excess <= 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(secondsFor(excess)));
    }

    /// In IPv6 whoever has one address has at least 2^64 of them: they share a bucket.
    private static String whose(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            return HexFormat.of().formatHex(InetAddress.ofLiteral(address).getAddress(), 0, 8);
        } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
            return address;
        }
    }

    private Bucket filled(Bucket old, long now) {
        double leaked = (now - old.at) / 60e9 * perMinute;
        return new Bucket(Math.clamp(old.level - leaked, 0, perMinute) + 1, now);
    }

    private long secondsFor(double excess) {
        return Math.max(1, (long) Math.ceil(excess * 60 / perMinute));
    }
}
