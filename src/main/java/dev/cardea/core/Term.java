package dev.cardea.core;

import java.time.Instant;

/// Until when a token of Query Server is good, as its callers write it: a number from 100,000,000,000 on is milliseconds
/// since 1970, a smaller one seconds (contract query-server.md §0 D2). It is shown again as it was sent.
///
/// @param date the number as it was sent; the second of the token's making if none was
/// @param isEndless whether it never ends (decision 16)
/// @param claim what the token says of it, in seconds
public record Term(long date, boolean isEndless, long claim) {

    private static final long FIRST_MILLISECOND = 100_000_000_000L;

    /// One that never ends: date, claim and the second of the making are the same.
    public static Term endless(Instant made) {
        return new Term(made.getEpochSecond(), true, made.getEpochSecond());
    }

    /// One that ends then. A date equal to the second of the making is over already, and must not look endless. The claim
    /// is at most 99,999,999,999, in the year 5138, so that nobody takes it for milliseconds.
    public static Term until(long date, Instant made) {
        long seconds = Math.min(end(date).getEpochSecond(), FIRST_MILLISECOND - 1);
        return new Term(date, false, seconds == made.getEpochSecond() ? seconds - 1 : seconds);
    }

    /// The moment that such a number means.
    public static Instant end(long date) {
        return isMilliseconds(date) ? Instant.ofEpochMilli(date) : Instant.ofEpochSecond(Math.max(date, Instant.MIN.getEpochSecond()));
    }

    public static boolean isMilliseconds(long date) {
        return date >= FIRST_MILLISECOND;
    }

    public boolean isOver(Instant now) {
        return !isEndless && !now.isBefore(end(date));
    }
}
