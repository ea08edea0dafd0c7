package dev.cardea.cluster;

import dev.cardea.core.NodeLink;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A platform thread that works over a link of its own, and opens another when that breaks.
final class LinkedThread implements AutoCloseable {

    /// Goes on for as long as the link holds and the thread is not closing.
    interface Work {
        void over(NodeLink link) throws InterruptedException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(LinkedThread.class);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private final Supplier<NodeLink> links;
    private final Work work;
    private final Thread thread;
    private volatile boolean isClosing;
    private boolean isBroken;

    LinkedThread(String name, Supplier<NodeLink> links, Work work) {
        this.links = links;
        this.work = work;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::serve);
    }

    void start() {
        thread.start();
    }

    boolean isClosing() {
        return isClosing;
    }

    /// Returns when the thread has ended, and its link with it, if it was ever started.
    @Override
    public void close() {
        isClosing = true;
        if (thread.getState() == Thread.State.NEW) {
            return;
        }
        thread.interrupt();
        try {
            thread.join(FAREWELL);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// To be called by the work when the link has been of use: what breaks next is told again.
    void works() {
        if (isBroken) {
            isBroken = false;
            LOG.info("{}: the database answers again", thread.getName());
        }
    }

    private void serve() {
        while (!isClosing) {
            try (NodeLink link = links.get()) {
                work.over(link);
            } catch (InterruptedException _) {
                return; // only whoever closes interrupts
            } catch (RuntimeException e) {
                tell(e);
                if (!hasPaused()) {
                    return;
                }
            }
        }
    }

    private void tell(RuntimeException why) {
        if (!isBroken && !isClosing) {
            isBroken = true;
            LOG.warn("{}: {}; trying on", thread.getName(), why.getMessage());
        }
        LOG.debug("{}", thread.getName(), why);
    }

    private static boolean hasPaused() {
        try {
            Thread.sleep(PAUSE);
            return true;
        } catch (InterruptedException _) {
            return false;
        }
    }
}
