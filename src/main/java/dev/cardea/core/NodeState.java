package dev.cardea.core;

import java.time.Duration;
import java.time.Instant;

/// What the database knows of a node.
///
/// @param renewals how often it has renewed its lease; stands still once it is gone
/// @param applied every entry of the feed up to this number is applied there
/// @param silence since the last renewal, by the database's clock; to show, not to decide by
public record NodeState(NodeId id, String name, long renewals, long applied, Instant started, Duration silence) {}
