package dev.cardea.cluster;

import dev.cardea.core.NodeId;
import dev.cardea.core.NodeState;
import dev.cardea.core.Nodes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Looks at the nodes again and again, and knows which are gone: those whose counter has stood still for long enough, on
/// the clock of who looks (R6). What was seen belongs to one connection, and is forgotten with it.
final class Census {

    /// @param since after the first look that saw this value
    private record Sight(long renewals, long since) {}

    private final Nodes nodes;
    private final Clocks clocks;
    private Map<NodeId, Sight> sights = new HashMap<>();

    Census(Nodes nodes, Clocks clocks) {
        this.nodes = nodes;
        this.clocks = clocks;
    }

    /// The number up to which every living node has applied the feed, as of now.
    ///
    /// @param needsNoWait the node that asks: it has dropped by itself what it changed
    long applied(Predicate<NodeId> needsNoWait) {
        long before = clocks.now();
        List<NodeState> found = nodes.all();
        long after = clocks.now();
        Map<NodeId, Sight> now = new HashMap<>();
        long applied = Long.MAX_VALUE;
        for (NodeState node : found) {
            Sight sight = seen(node, after);
            now.put(node.id(), sight);
            boolean isGone = before - sight.since >= Pace.GONE.toNanos();
            if (!isGone && !needsNoWait.test(node.id())) {
                applied = Math.min(applied, node.applied());
            }
        }
        sights = now;
        return applied;
    }

    private Sight seen(NodeState node, long after) {
        Sight known = sights.get(node.id());
        return known != null && known.renewals == node.renewals() ? known : new Sight(node.renewals(), after);
    }
}
