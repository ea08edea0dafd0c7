package dev.cardea.core;

/// What a user may do in an account: only the order counts (contract staticbackend.md §4.3).
public record Role(int level) implements Comparable<Role> {

    /// Below every other.
    public static final Role LEAST = new Role(Integer.MIN_VALUE);

    /// Added to an account by somebody.
    public static final Role MEMBER = new Role(0);

    /// Manages an account: whoever opened it.
    public static final Role OWNER = new Role(50);

    /// Manages all accounts of the tenant.
    public static final Role ADMINISTRATOR = new Role(100);

    public boolean isAtLeast(Role other) {
        return level >= other.level;
    }

    @Override
    public int compareTo(Role other) {
        return Integer.compare(level, other.level);
    }
}
