package dev.cardea.cluster;

import dev.cardea.core.Change;
import dev.cardea.core.Feed;
import dev.cardea.core.NodeId;
import dev.cardea.core.NodeLink;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the feed when woken, and every 100 ms anyway, and has this node forget what has changed, entry by entry (R15).
/// How far it is belongs to one connection (R19): behind another there may be a server that gives the same numbers to
/// something else.
final class Follower implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final int MOST = 5_000;
    private static final long NOTHING = -1;
    private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(1);

    private final Clocks clocks;
    private final Self self;
    private final NodeLease lease;
    private final Consumer<List<Change>> forget;
    private final Runnable onLeftovers;
    private final LinkedThread thread;
    private volatile long applied;
    private volatile long head;
    private volatile long lastGood;
    private long swept;
    private long told = NOTHING;
    private NodeId toldAs;
    private boolean hadPending;

    /// @param forget drops what has changed
    /// @param onLeftovers is called where entries stay without a number
    Follower(
            Supplier<NodeLink> links,
            Clocks clocks,
            Self self,
            NodeLease lease,
            Consumer<List<Change>> forget,
            Runnable onLeftovers) {
        this.clocks = clocks;
        this.self = self;
        this.lease = lease;
        this.forget = forget;
        this.onLeftovers = onLeftovers;
        this.lastGood = clocks.now();
        this.swept = clocks.now();
        this.toldAs = self.id();
        this.thread = new LinkedThread("node-follower", links, this::serve);
    }

    void start() {
        thread.start();
    }

    /// Every entry up to this number is applied.
    long applied() {
        return applied;
    }

    long head() {
        return head;
    }

    /// Since the last reading of the feed that succeeded was begun.
    Duration sincePoll() {
        return Duration.ofNanos(clocks.now() - lastGood);
    }

    @Override
    public void close() {
        thread.close();
    }

    private void serve(NodeLink link) {
        link.listen(NodeLink.Wake.FEED);
        startOver(link.feed().after(Long.MAX_VALUE, 1).head());
        while (!thread.isClosing()) {
            if (applied == head) {
                link.await(Pace.POLL);
            }
            long began = clocks.now();
            apply(link, link.feed().after(applied, MOST), began);
            thread.works();
            sweepSometimes(link);
        }
    }

    private void apply(NodeLink link, Feed.Page page, long began) {
        head = page.head();
        if (!continues(page)) {
            LOG.warn("the feed does not go on after entry {}: all memory is dropped", applied);
            startOver(page.head());
            lastGood = began;
            return;
        }
        List<Feed.Entry> entries = page.entries();
        if (!entries.isEmpty()) {
            forget.accept(entries.stream().map(Feed.Entry::change).toList());
            applied = entries.getLast().number();
        }
        tell(link);
        if (applied == page.head()) {
            lease.polled(began);
            lastGood = began;
        }
        if (page.hasPending() && hadPending) {
            onLeftovers.run();
        }
        hadPending = page.hasPending() && !hadPending;
    }

    private void tell(NodeLink link) {
        NodeId id = self.id();
        if (applied != told || !id.equals(toldAs)) {
            link.nodes().tell(id, applied);
            told = applied;
            toldAs = id;
        }
    }

    /// The lease goes before it is told that anything is applied, and with it all memory.
    private void startOver(long from) {
        lease.giveUp();
        applied = from;
        head = from;
        told = NOTHING;
    }

    /// Whether nothing is missing between what is applied and what was read, and time did not run backwards.
    private boolean continues(Feed.Page page) {
        long next = applied + 1;
        for (Feed.Entry entry : page.entries()) {
            if (entry.number() != next) {
                return false;
            }
            next++;
        }
        return page.entries().isEmpty() ? page.head() == applied : page.head() >= next - 1;
    }

    private void sweepSometimes(NodeLink link) {
        if (clocks.now() - swept > BETWEEN_SWEEPS.toNanos()) {
            swept = clocks.now();
            int entries = link.feed().sweep(Pace.KEPT);
            int nodes = link.nodes().removeSilent(Pace.KEPT);
            LOG.debug("swept {} entries of the feed and {} nodes", entries, nodes);
        }
    }
}
