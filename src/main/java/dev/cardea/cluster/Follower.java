package dev.cardea.cluster;

import dev.cardea.core.Change;
import dev.cardea.core.Feed;
import dev.cardea.core.NodeLink;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the feed when woken, and every 100 ms anyway, and has this node forget what has changed, entry by entry (R15).
final class Follower implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final int MOST = 5_000;
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
    private boolean hadPending;

    /// @param from the number up to which the feed is of no interest: nothing was remembered then
    /// @param forget drops what has changed
    /// @param onLeftovers is called where entries stay without a number
    Follower(
            Supplier<NodeLink> links,
            Clocks clocks,
            Self self,
            NodeLease lease,
            long from,
            Consumer<List<Change>> forget,
            Runnable onLeftovers) {
        this.clocks = clocks;
        this.self = self;
        this.lease = lease;
        this.forget = forget;
        this.onLeftovers = onLeftovers;
        this.applied = from;
        this.head = from;
        this.lastGood = clocks.now();
        this.swept = clocks.now();
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
            lease.giveUp(); // before it is told that anything is applied
            applied = page.head();
            lastGood = began;
            return;
        }
        List<Feed.Entry> entries = page.entries();
        if (!entries.isEmpty()) {
            forget.accept(entries.stream().map(Feed.Entry::change).toList());
            applied = entries.getLast().number();
            link.nodes().tell(self.id(), applied);
        }
        if (applied == page.head()) {
            lease.polled(began);
            lastGood = began;
        }
        if (page.hasPending() && hadPending) {
            onLeftovers.run();
        }
        hadPending = page.hasPending() && !hadPending;
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
