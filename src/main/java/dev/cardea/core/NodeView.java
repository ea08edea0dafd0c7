package dev.cardea.core;

import java.util.List;
import java.util.Optional;

/// What can be told of the nodes, for those who run them.
public interface NodeView {

    /// Of an installation that has one node, by its kind.
    NodeView ALONE = new NodeView() {
        @Override
        public Optional<NodeStatus> status() {
            return Optional.empty();
        }

        @Override
        public List<NodeState> all() {
            return List.of();
        }
    };

    /// How this node stands; empty for a process that is none.
    Optional<NodeStatus> status();

    /// All nodes that the database knows of, in the order in which they joined.
    ///
    /// @throws Unavailable if the database does not answer
    List<NodeState> all();
}
