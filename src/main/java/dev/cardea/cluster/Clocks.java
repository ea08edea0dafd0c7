package dev.cardea.cluster;

import java.util.function.LongSupplier;

/// The two clocks of a machine.
///
/// @param nanos monotonic, from anywhere; stands still while the machine is suspended
/// @param wallMillis since 1970; goes on while it is suspended, and may be set
public record Clocks(LongSupplier nanos, LongSupplier wallMillis) {

    private static final long NANOS_OF_A_MILLI = 1_000_000;

    long now() {
        return nanos.getAsLong();
    }

    /// How far they are apart, in nanoseconds from anywhere; changes only when one of them jumps.
    long apart() {
        return wallMillis.getAsLong() * NANOS_OF_A_MILLI - nanos.getAsLong();
    }
}
