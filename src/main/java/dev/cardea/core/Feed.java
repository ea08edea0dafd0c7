package dev.cardea.core;

import java.time.Duration;
import java.util.List;

/// What has changed, in the order of commits, for nodes that remember. Each call is one transaction.
public interface Feed {

    /// Gives numbers to all entries that have none, whoever has written them, and wakes the nodes. Durable when it
    /// returns.
    ///
    /// @return the number of the last entry: each entry that was committed before the call has this or a lower one
    long number();

    /// The entries after this one, in order, at most so many.
    Page after(long number, int most);

    /// Removes entries that are older, by the database's clock.
    int sweep(Duration age);

    /// What was read of the feed, all at one state of the database.
    ///
    /// @param head the number of the last entry that there is
    /// @param hasPending whether there are entries without a number
    record Page(long head, boolean hasPending, List<Entry> entries) {}

    /// Something that has changed.
    ///
    /// @param number without gaps, in the order of commits
    record Entry(long number, Change change) {}
}
