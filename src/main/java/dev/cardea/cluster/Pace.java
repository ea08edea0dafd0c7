package dev.cardea.cluster;

import java.time.Duration;

/// The times of decision 19. They hold together: a lease must end before others may take its node for gone, on clocks
/// whose rates differ by less than 20 %.
final class Pace {

    static final Duration RENEWAL = Duration.ofMillis(500);
    static final Duration LEASE = Duration.ofMillis(1_500);
    static final Duration GONE = Duration.ofMillis(2_500);
    static final Duration POLL = Duration.ofMillis(100);
    static final Duration FRESH = Duration.ofSeconds(1);
    static final Duration JUMP = Duration.ofMillis(200);

    /// How long a start waits for the lease.
    static final Duration FIRST_LEASE = Duration.ofSeconds(1);

    /// How long entries are kept.
    static final Duration KEPT = Duration.ofMinutes(10);

    /// How long a change waits for the other nodes before it is answered that it is not known whether all of them know.
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private Pace() {}
}
