package dev.cardea.cluster;

import dev.cardea.core.Agreement;
import dev.cardea.core.NodeLink;
import dev.cardea.core.NodeState;
import dev.cardea.core.NodeStatus;
import dev.cardea.core.NodeView;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// A process that works on the database and is no node: it remembers nothing, so nobody waits for it; but it waits for
/// the nodes.
public final class Visitor implements NodeView, AutoCloseable {

    private final Supplier<NodeLink> links;
    private final Announcer announcer;

    private Visitor(Supplier<NodeLink> links, Clocks clocks) {
        this.links = links;
        this.announcer = new Announcer(links, clocks, _ -> false, () -> Long.MAX_VALUE);
    }

    public static Visitor come(Supplier<NodeLink> links, Clocks clocks) {
        Visitor visitor = new Visitor(links, clocks);
        visitor.announcer.start();
        return visitor;
    }

    public Agreement agreement() {
        return announcer;
    }

    @Override
    public Optional<NodeStatus> status() {
        return Optional.empty();
    }

    @Override
    public List<NodeState> all() {
        try (NodeLink link = links.get()) {
            return link.nodes().all();
        }
    }

    @Override
    public void close() {
        announcer.close();
    }
}
