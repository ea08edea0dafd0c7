package dev.cardea.bench;

import java.util.Arrays;
import java.util.List;

/// Many times in microseconds, kept as they are in little memory.
final class Samples {

    private int[] micros = new int[256];
    private int count;

    void add(long nanos) {
        if (count == micros.length) {
            micros = Arrays.copyOf(micros, 2 * count);
        }
        micros[count++] = Math.clamp(nanos / 1_000, 0, Integer.MAX_VALUE);
    }

    /// What half, and what 99 of 100 of them were at most, and the greatest; zeros if there are none.
    Spread spread() {
        int[] sorted = Arrays.copyOf(micros, count);
        Arrays.sort(sorted);
        return count == 0
                ? new Spread(0, 0, 0, 0)
                : new Spread(count, sorted[rank(0.5)], sorted[rank(0.99)], sorted[count - 1]);
    }

    /// All of them as one.
    static Samples of(List<Samples> parts) {
        Samples all = new Samples();
        all.count = parts.stream().mapToInt(part -> part.count).sum();
        all.micros = new int[Math.max(256, all.count)];
        int filled = 0;
        for (Samples part : parts) {
            System.arraycopy(part.micros, 0, all.micros, filled, part.count);
            filled += part.count;
        }
        return all;
    }

    private int rank(double share) {
        return Math.max(0, (int) Math.ceil(share * count) - 1);
    }

    /// @param count how many there were
    record Spread(long count, long p50Micros, long p99Micros, long maxMicros) {}
}
