package dev.cardea.cluster;

import dev.cardea.core.Agreement;
import dev.cardea.core.Lease;
import dev.cardea.core.Memories;
import dev.cardea.core.NodeId;
import dev.cardea.core.NodeLink;
import dev.cardea.core.NodeState;
import dev.cardea.core.NodeStatus;
import dev.cardea.core.NodeView;
import dev.cardea.core.Unavailable;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// This process as a node among those over the same database: it holds a lease, follows the feed, and answers a change
/// only once the others know.
public final class Cluster implements NodeView, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);

    private final Supplier<NodeLink> links;
    private final Self self;
    private final NodeLease lease;
    private final Announcer announcer;
    private final Follower follower;
    private final Renewer renewer;
    private volatile Memories memories = Memories.NONE;

    private Cluster(Supplier<NodeLink> links, String name, Clocks clocks, NodeId id) {
        this.links = links;
        this.self = new Self(id);
        this.lease = new NodeLease(clocks, () -> memories.forgetAll());
        this.announcer = new Announcer(links, clocks, self::is);
        this.follower = new Follower(links, clocks, self, lease, changes -> memories.forget(changes), announcer::tidy);
        this.renewer = new Renewer(links, clocks, name, self, lease, follower);
    }

    /// Makes this process a node, which the others wait for from now on. It holds no lease until [#start].
    ///
    /// @param links opens connections
    /// @param name for those who run it; nothing depends on it
    /// @throws Unavailable if the database does not answer
    public static Cluster join(Supplier<NodeLink> links, String name, Clocks clocks) {
        try (NodeLink link = links.get()) {
            return new Cluster(links, name, clocks, link.nodes().join(name));
        }
    }

    /// Begins to follow and to renew. Waits a moment for the lease, so that whoever comes first need not have the database
    /// read; where it does not come, everybody has until it does.
    ///
    /// @param remembered under [#lease]; told to forget what changes
    public void start(Memories remembered) {
        memories = remembered;
        announcer.start();
        follower.start();
        renewer.start();
        lease.awaitFirst(Pace.FIRST_LEASE);
    }

    public Lease lease() {
        return lease;
    }

    public Agreement agreement() {
        return announcer;
    }

    @Override
    public Optional<NodeStatus> status() {
        return Optional.of(
                new NodeStatus(self.id(), lease.isHeld(), follower.applied(), follower.head(), follower.sincePoll()));
    }

    @Override
    public List<NodeState> all() {
        try (NodeLink link = links.get()) {
            return link.nodes().all();
        }
    }

    /// Uses its memory no more, and says so: nobody has to wait for it.
    @Override
    public void close() {
        lease.end();
        renewer.close();
        follower.close();
        announcer.close();
        try (NodeLink link = links.get()) {
            link.nodes().leave(self.id());
        } catch (Unavailable e) {
            LOG.warn("could not say that this node leaves; the others will find out: {}", e.getMessage());
        }
    }
}
