package dev.cardea.mail;

import java.time.Duration;

/// How a postman goes about.
///
/// @param poll how often the outbox is looked at, even if nobody has woken the postman
/// @param patience how long one delivery may take
/// @param lease for how long claimed letters are this postman's alone; longer than the patience
/// @param most how many letters are claimed at once
public record Pace(Duration poll, Duration patience, Duration lease, int most) {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    public Pace {
        if (lease.compareTo(patience) <= 0) {
            throw new IllegalArgumentException("a lease of " + lease + " ends within the patience of " + patience);
        }
    }

    /// For a mail server that may take so long for each step of a delivery.
    public static Pace of(Duration timeout) {
        Duration patience = timeout.multipliedBy(4);
        return new Pace(Duration.ofSeconds(1), patience, patience.multipliedBy(3), 20);
    }

    /// How long to wait after an attempt that failed: 5 s, 15 s, 45 s and so on, but never over 15 minutes.
    ///
    /// @param attempts how many there were, this one included
    static Duration pauseAfter(int attempts) {
        Duration pause = FIRST_PAUSE;
        for (int i = 1; i < attempts && pause.compareTo(LONGEST_PAUSE) < 0; i++) {
            pause = pause.multipliedBy(3);
        }
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
