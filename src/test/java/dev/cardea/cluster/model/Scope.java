package dev.cardea.cluster.model;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What a search takes in. The nodes are 0, which revokes, and those that use memories.
///
/// @param isCoarse whether a lease lasts one unit and a node is gone after two, instead of three and five; without a
///     failover a look, a poll, and the commit of a renewal with its answer are then one step each
record Scope(String name, List<Integer> remembering, boolean isCoarse, Set<Feature> features) {

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

    static Scope of(String name, List<Integer> remembering, Feature... features) {
        Set<Feature> all = EnumSet.noneOf(Feature.class);
        all.addAll(List.of(features));
        return new Scope(name, remembering, false, all);
    }

    Scope coarse() {
        return new Scope(name, remembering, true, features);
    }

    boolean has(Feature feature) {
        return features.contains(feature);
    }

    boolean joinsSteps() {
        return isCoarse && !has(Feature.FAILOVER);
    }

    boolean revokerRemembers() {
        return remembering.contains(0);
    }

    /// How many units a lease lasts: 1.5 s.
    int lease() {
        return isCoarse ? 1 : 3;
    }

    /// How many units a counter stands still until its node is gone: 2.5 s.
    int gone() {
        return isCoarse ? 2 : 5;
    }

    @Override
    public String toString() {
        return name;
    }
}
