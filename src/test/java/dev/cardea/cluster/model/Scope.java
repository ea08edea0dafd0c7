package dev.cardea.cluster.model;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What a search takes in. The nodes are 0, which revokes, and those that use memories.
///
/// @param lease how many units a lease lasts, and `gone` how many a counter stands still until its node is gone
record Scope(String name, List<Integer> remembering, int lease, int gone, Set<Feature> features) {

    /// What can happen besides renewals, polls, looks, checks, pauses, and requests or answers that get lost.
    enum Feature {
        /// Memory is filled in steps; otherwise reading and keeping are one.
        FILLS,
        /// Clocks differ in rate.
        DRIFT,
        /// A machine is suspended: its monotonic clock stands still.
        SUSPENSION,
        /// Nodes crash and start again, also the one that revokes.
        CRASHES,
        /// Entries are deleted from the feed.
        RETENTION,
        /// Another node commits a change of something else.
        OTHER_CHANGE,
        /// The answer to the commit of the revocation is lost, and the revocation is asked for again.
        DOUBT,
        /// The primary is lost once, and a standby takes over.
        FAILOVER
    }

    static final int LEASE = 3; // in units of half a second
    static final int GONE = 5;

    static Scope of(String name, List<Integer> remembering, Feature... features) {
        Set<Feature> all = EnumSet.noneOf(Feature.class);
        all.addAll(List.of(features));
        return new Scope(name, remembering, LEASE, GONE, all);
    }

    Scope coarse() {
        return new Scope(name, remembering, 1, 2, features);
    }

    boolean has(Feature feature) {
        return features.contains(feature);
    }

    boolean revokerRemembers() {
        return remembering.contains(0);
    }

    @Override
    public String toString() {
        return name;
    }
}
