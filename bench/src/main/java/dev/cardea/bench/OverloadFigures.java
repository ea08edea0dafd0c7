package dev.cardea.bench;

import java.util.List;
import java.util.function.ToLongFunction;

/// What a driver saw, in each second and over all.
///
/// @param afterwards what still came when nothing was due any more
/// @param fromDue of all that was accepted: from the moment at which it was due to the answer
/// @param fromSent the same from when it was sent
/// @param driverCores how many processors the driver itself used
record OverloadFigures(
        List<Second> seconds, Second afterwards, Samples.Spread fromDue, Samples.Spread fromSent, double driverCores) {

    OverloadFigures {
        seconds = List.copyOf(seconds);
    }

    /// @param notSent for want of a free connection, or because the driver was late
    /// @param accepted answered 2xx, with what was asked for
    /// @param busy answered 503
    /// @param tooMany answered 429
    /// @param wrong answered in any other way
    /// @param withoutRetryAfter not accepted, and not told when to come again, or not sensibly
    /// @param brokenOff connections that ended before the answer
    /// @param timedOut not answered within ten seconds
    /// @param notConnected attempts at a connection that failed
    record Second(
            long sent,
            long notSent,
            long accepted,
            long busy,
            long tooMany,
            long wrong,
            long withoutRetryAfter,
            long brokenOff,
            long timedOut,
            long notConnected,
            Samples.Spread fromDue,
            Samples.Spread fromSent) {}

    /// For each second of the load, what came after it not counted.
    double perSecond(ToLongFunction<Second> count) {
        return seconds.stream().mapToLong(count).sum() / (double) seconds.size();
    }

    /// All of them, to the very last answer.
    long all(ToLongFunction<Second> count) {
        return seconds.stream().mapToLong(count).sum() + count.applyAsLong(afterwards);
    }

    /// Accepted in the second in which the fewest were; the first does not count, since nothing is under way at its
    /// beginning.
    double worst() {
        return seconds.stream().skip(1).mapToLong(Second::accepted).min().orElse(0);
    }
}
