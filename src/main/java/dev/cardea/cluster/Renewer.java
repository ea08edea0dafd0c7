package dev.cardea.cluster;

import dev.cardea.core.NodeLink;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Renews this node's lease (R7), for as long as the feed is applied too (R16). Nothing else waits in its thread or uses
/// its connection.
final class Renewer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Renewer.class);

    private final Clocks clocks;
    private final String name;
    private final Self self;
    private final NodeLease lease;
    private final Follower follower;
    private final LinkedThread thread;
    private boolean wasHeld;

    Renewer(Supplier<NodeLink> links, Clocks clocks, String name, Self self, NodeLease lease, Follower follower) {
        this.clocks = clocks;
        this.name = name;
        this.self = self;
        this.lease = lease;
        this.follower = follower;
        this.thread = new LinkedThread("node-renewer", links, this::serve);
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() {
        thread.close();
    }

    private void serve(NodeLink link) throws InterruptedException {
        while (!thread.isClosing()) {
            long began = clocks.now();
            if (follower.sincePoll().compareTo(Pace.FRESH) <= 0) {
                renew(link);
                thread.works();
            }
            tellOfLapse();
            long rest = (lease.isHeld() ? Pace.RENEWAL : Pace.POLL).toNanos() - (clocks.now() - began);
            TimeUnit.NANOSECONDS.sleep(Math.max(rest, 0));
        }
    }

    private void renew(NodeLink link) {
        NodeLease.Renewal renewal = lease.begin();
        if (link.nodes().renew(self.id())) {
            lease.succeeded(renewal);
        } else {
            lease.giveUp();
            self.become(link.nodes().join(name));
            LOG.warn("this node was taken for gone; it goes on as node {}", self.id().number());
        }
    }

    private void tellOfLapse() {
        boolean isHeld = lease.isHeld();
        if (wasHeld && !isHeld) {
            LOG.warn("the lease has lapsed: until it is regained, every look reads the database");
        } else if (!wasHeld && isHeld) {
            LOG.info("node {} holds its lease", self.id().number());
        }
        wasHeld = isHeld;
    }
}
