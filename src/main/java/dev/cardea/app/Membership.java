package dev.cardea.app;

import dev.cardea.cluster.Clocks;
import dev.cardea.cluster.Cluster;
import dev.cardea.cluster.Visitor;
import dev.cardea.core.Lease;
import dev.cardea.core.Memories;
import dev.cardea.core.NodeView;
import dev.cardea.store.NodeStore;
import dev.cardea.store.PostgresStore;

/// What this process is among those over the same database.
sealed interface Membership extends AutoCloseable {

    /// Under which it may use what it remembers.
    Lease lease();

    NodeView nodes();

    /// From now on it may hold its lease; these are told to forget.
    void start(Memories memories);

    @Override
    void close();

    /// What a process becomes that has that store open.
    ///
    /// @param name for those who run it
    /// @param isServer whether it remembers, and the others wait for it
    /// @throws dev.cardea.core.Unavailable if the database does not answer
    static Membership of(NodeStore store, String name, boolean isServer) {
        if (store instanceof PostgresStore postgres) {
            return isServer ? node(postgres, name) : visitor(postgres);
        }
        return new Alone();
    }

    /// A node, which the others wait for.
    ///
    /// @param name for those who run it
    static Membership node(PostgresStore store, String name) {
        Cluster cluster = Cluster.join(store::link, name, clocks());
        store.agreeBy(cluster.agreement());
        return new Node(cluster);
    }

    /// A command's process, which waits for the nodes.
    static Membership visitor(PostgresStore store) {
        Visitor visitor = Visitor.come(store::link, clocks());
        store.agreeBy(visitor.agreement());
        return new Guest(visitor);
    }

    private static Clocks clocks() {
        return new Clocks(System::nanoTime, System::currentTimeMillis);
    }

    /// The only process that has the database.
    record Alone() implements Membership {

        @Override
        public Lease lease() {
            return Lease.ALWAYS;
        }

        @Override
        public NodeView nodes() {
            return NodeView.ALONE;
        }

        @Override
        public void start(Memories memories) {}

        @Override
        public void close() {}
    }

    /// One of several, or of one.
    record Node(Cluster cluster) implements Membership {

        @Override
        public Lease lease() {
            return cluster.lease();
        }

        @Override
        public NodeView nodes() {
            return cluster;
        }

        @Override
        public void start(Memories memories) {
            cluster.start(memories);
        }

        @Override
        public void close() {
            cluster.close();
        }
    }

    /// Not a node.
    record Guest(Visitor visitor) implements Membership {

        @Override
        public Lease lease() {
            return Lease.NEVER;
        }

        @Override
        public NodeView nodes() {
            return visitor;
        }

        @Override
        public void start(Memories memories) {}

        @Override
        public void close() {
            visitor.close();
        }
    }
}
