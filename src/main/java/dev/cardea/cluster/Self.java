package dev.cardea.cluster;

import dev.cardea.core.NodeId;

/// Which node this process is now. It becomes another one if it was silent for so long that it was removed.
final class Self {

    private volatile NodeId id;

    Self(NodeId id) {
        this.id = id;
    }

    NodeId id() {
        return id;
    }

    void become(NodeId other) {
        id = other;
    }

    boolean is(NodeId node) {
        return node.equals(id);
    }
}
