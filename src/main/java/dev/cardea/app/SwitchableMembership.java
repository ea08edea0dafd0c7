package dev.cardea.app;

import dev.cardea.core.Lease;
import dev.cardea.core.Memories;
import dev.cardea.core.NodeId;
import dev.cardea.core.NodeState;
import dev.cardea.core.NodeStatus;
import dev.cardea.core.NodeView;
import dev.cardea.store.Neighbours;
import dev.cardea.store.NodeStore;
import java.util.List;
import java.util.Optional;

/// What this process is among those over its database, and what it becomes when everything moves to another one.
public final class SwitchableMembership implements Neighbours, AutoCloseable {

    private final String name;
    private final boolean isServer;
    private final NodeView view = new NodeView() {

        @Override
        public Optional<NodeStatus> status() {
            return current.nodes().status();
        }

        @Override
        public List<NodeState> all() {
            return current.nodes().all();
        }
    };

    private volatile Membership current;
    private volatile Memories memories = Memories.NONE;

    /// @param name as a node, for those who run it
    /// @param isServer whether this process remembers
    SwitchableMembership(Membership first, String name, boolean isServer) {
        this.current = first;
        this.name = name;
        this.isServer = isServer;
    }

    Lease lease() {
        return () -> current.lease().isHeld();
    }

    NodeView nodes() {
        return view;
    }

    void start(Memories remembered) {
        memories = remembered;
        current.start(remembered);
    }

    @Override
    public List<String> others() {
        Optional<NodeId> self = view.status().map(NodeStatus::id);
        return view.all().stream()
                .filter(node -> self.filter(node.id()::equals).isEmpty())
                .map(NodeState::name)
                .toList();
    }

    /// What was remembered under one lease must not count under the next, so it goes before that is asked for.
    @Override
    public Turn turnTo(NodeStore next) {
        Membership before = current;
        Membership after = Membership.of(next, name, isServer);
        become(after);
        after.start(memories);
        return new Turn() {

            @Override
            public void keep() {
                before.close();
            }

            @Override
            public void takeBack() {
                become(before);
                after.close();
            }
        };
    }

    private void become(Membership other) {
        memories.forgetAll();
        current = other;
    }

    @Override
    public void close() {
        current.close();
    }
}
