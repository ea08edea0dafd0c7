package dev.cardea.flow;

import dev.cardea.core.NodeState;
import dev.cardea.core.NodeView;
import java.util.List;

/// Lists the nodes over the same database, in the order in which they started.
public final class ListNodes {

    private final NodeView nodes;

    ListNodes(NodeView nodes) {
        this.nodes = nodes;
    }

    /// Empty where an installation has but one process, by the kind of its store.
    public List<NodeState> run() {
        return nodes.all();
    }
}
