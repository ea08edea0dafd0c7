package dev.cardea.core;

import java.time.Duration;

/// What a one-time code is good for, how long, and how often it may be asked for and missed. A code of one purpose is
/// worth nothing for another.
public enum CodePurpose {
    /// Contract staticbackend.md §5.4, decision 18: six digits, on a leash.
    MAGIC_LINK("magic_link", Duration.ofMinutes(15), 5, 20),

    /// Contract staticbackend.md §5.4. Only who has the root token may ask for one, so there is no leash; and a stranger
    /// who misses on purpose must not lock the owner out for a day.
    PASSWORD_RESET("password_reset", Duration.ofHours(1), Integer.MAX_VALUE, Integer.MAX_VALUE);

    /// So many misses kill a code; who misses again is told so.
    public static final int MISSES_PER_CODE = 9;

    private final String label;
    private final Duration lifetime;
    private final int codesPerHour;
    private final int missesPerDay;

    CodePurpose(String label, Duration lifetime, int codesPerHour, int missesPerDay) {
        this.label = label;
        this.lifetime = lifetime;
        this.codesPerHour = codesPerHour;
        this.missesPerDay = missesPerDay;
    }

    /// The name in database rows and in the hash of a code: never to be changed.
    public String label() {
        return label;
    }

    public Duration lifetime() {
        return lifetime;
    }

    /// For one user.
    public int codesPerHour() {
        return codesPerHour;
    }

    /// For one user; a new code does not reset them.
    public int missesPerDay() {
        return missesPerDay;
    }
}
