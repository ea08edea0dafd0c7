package dev.cardea.core;

import java.time.Duration;

/// How this node stands among the others.
///
/// @param holdsLease whether it uses its memory; else each look reads the database
/// @param applied the number of the last entry of the feed that it has applied
/// @param head the number of the last entry that it has heard of
/// @param sincePoll since it last read the feed successfully
public record NodeStatus(NodeId id, boolean holdsLease, long applied, long head, Duration sincePoll) {

    /// How many entries it knows of and has not applied.
    public long lag() {
        return head - applied;
    }
}
