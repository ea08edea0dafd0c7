package dev.cardea.cluster;

import dev.cardea.core.Agreement;
import dev.cardea.core.NodeId;
import dev.cardea.core.NodeLink;
import dev.cardea.core.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Has what was committed here numbered, and waits until all other nodes have applied it (R2, R4, R5). All that wait at
/// the same time share each step.
final class Announcer implements Agreement, AutoCloseable {

    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration GLANCE = Duration.ofMillis(5);
    private static final long NONE = -1;

    private final Clocks clocks;
    private final Predicate<NodeId> needsNoWait;
    private final LongSupplier own;
    private final BlockingQueue<Waiter> arrived = new LinkedBlockingQueue<>();
    private final List<Waiter> waiting = new ArrayList<>();
    private final LinkedThread thread;
    private volatile boolean isStarted;

    /// @param needsNoWait whether this is the node of this process, which has dropped by itself what it changed
    /// @param own the number up to which this node has applied the feed, for what others have changed
    Announcer(Supplier<NodeLink> links, Clocks clocks, Predicate<NodeId> needsNoWait, LongSupplier own) {
        this.clocks = clocks;
        this.needsNoWait = needsNoWait;
        this.own = own;
        this.thread = new LinkedThread("node-announcer", links, this::serve);
    }

    void start() {
        isStarted = true;
        thread.start();
    }

    @Override
    public void reach() {
        await(new Waiter(false));
    }

    /// Before the start nobody is answered, and there is nothing to wait for.
    @Override
    public void settle() {
        if (isStarted) {
            await(new Waiter(true));
        }
    }

    private void await(Waiter waiter) {
        arrived.add(waiter);
        try {
            waiter.known.get(Pace.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new Unavailable("it is kept, but not known whether every node knows of it", e);
        } catch (ExecutionException e) {
            throw new Unavailable("it is kept, but the server ends before every node is known to know of it", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while other nodes were waited for", e);
        } finally {
            waiter.known.cancel(false);
        }
    }

    /// Has entries numbered that a process which is gone has left. Nobody waits for it.
    void tidy() {
        Waiter nobody = new Waiter(false);
        nobody.known.cancel(false);
        arrived.add(nobody);
    }

    /// Whoever still waits is told that it is not known.
    @Override
    public void close() {
        thread.close();
        arrived.drainTo(waiting);
        waiting.forEach(waiter -> waiter.known.completeExceptionally(new IllegalStateException("closed")));
    }

    private void serve(NodeLink link) throws InterruptedException {
        link.listen(NodeLink.Wake.APPLIED);
        Census census = new Census(link.nodes(), clocks);
        long looked = clocks.now() - IDLE.toNanos();
        while (!thread.isClosing()) {
            boolean isDue = take();
            if (waiting.stream().anyMatch(waiter -> waiter.number == NONE)) {
                number(link.feed().number());
                isDue = true;
            } else if (!waiting.isEmpty()) {
                isDue = link.await(GLANCE);
            }
            Duration patience = waiting.isEmpty() ? IDLE : Pace.POLL;
            if (isDue || clocks.now() - looked >= patience.toNanos()) {
                long applied = census.applied(needsNoWait);
                looked = clocks.now();
                release(applied);
                thread.works();
            }
        }
    }

    /// Waits for somebody only if nobody waits yet.
    private boolean take() throws InterruptedException {
        if (waiting.isEmpty()) {
            Waiter first = arrived.poll(IDLE.toMillis(), TimeUnit.MILLISECONDS);
            if (first == null) {
                return false;
            }
            waiting.add(first);
        }
        return arrived.drainTo(waiting) > 0;
    }

    private void number(long last) {
        for (Waiter waiter : waiting) {
            if (waiter.number == NONE) {
                waiter.number = last;
            }
        }
    }

    private void release(long applied) {
        waiting.removeIf(waiter -> {
            long known = waiter.alsoOwn ? Math.min(applied, own.getAsLong()) : applied;
            if (waiter.number != NONE && waiter.number <= known) {
                waiter.known.complete(waiter.number);
            }
            return waiter.known.isDone();
        });
    }

    private static final class Waiter {

        private final CompletableFuture<Long> known = new CompletableFuture<>();
        private final boolean alsoOwn;
        private long number = NONE;

        /// @param alsoOwn whether this node's own memory must know, too
        Waiter(boolean alsoOwn) {
            this.alsoOwn = alsoOwn;
        }
    }
}
