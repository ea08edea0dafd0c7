package dev.cardea.core;

import java.time.Duration;
import java.util.List;

/// The nodes over one database. Each call is one transaction, durable when it returns.
public interface Nodes {

    /// A new node, which has applied nothing yet.
    NodeId join(String name);

    /// Raises the node's counter. False, and nothing is changed, if the node was taken for gone and removed.
    boolean renew(NodeId node);

    /// Tells the others how far the node has applied the feed, and wakes those who wait for it. Need not be durable: who
    /// reads an older number waits longer.
    void tell(NodeId node, long applied);

    /// The node uses its memory no more, and is waited for no more.
    void leave(NodeId node);

    /// In the order in which they joined.
    List<NodeState> all();

    /// Removes those that have been silent for so long, by the database's clock.
    int removeSilent(Duration silence);
}
