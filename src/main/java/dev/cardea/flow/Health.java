package dev.cardea.flow;

import dev.cardea.core.NodeStatus;
import java.util.Optional;

/// How this process is.
///
/// @param isReady whether the store answers, and can still be written
/// @param node how it stands among the nodes; empty where there is but one, by the kind of the store
public record Health(boolean isReady, Optional<NodeStatus> node) {}
