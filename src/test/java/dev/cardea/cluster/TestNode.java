package dev.cardea.cluster;

import dev.cardea.core.NodeLink;
import dev.cardea.core.TokenId;
import dev.cardea.core.Unavailable;
import dev.cardea.core.UserId;
import dev.cardea.store.PostgresStore;
import dev.cardea.store.RememberedStandings;
import dev.cardea.store.RememberedStandings.Counts;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A node in this process: a store, what it remembers, and its place among the others; its links may be cut.
final class TestNode implements AutoCloseable {

    final PostgresStore store;
    final Cluster cluster;
    final RememberedStandings standings;

    private final ConcurrentLinkedQueue<NodeLink> open = new ConcurrentLinkedQueue<>();
    private volatile boolean isCut;

    TestNode(PostgresStore.Settings settings, String name) {
        this.store = PostgresStore.open(settings);
        this.cluster = Cluster.join(this::link, name, new Clocks(System::nanoTime, System::currentTimeMillis));
        this.standings = new RememberedStandings(store, RememberedStandings.Settings.DEFAULT, cluster.lease());
        store.listen(standings::forget);
        store.agreeBy(cluster.agreement());
        cluster.start(standings);
    }

    boolean holdsLease() {
        return cluster.lease().isHeld();
    }

    /// How often memory answered for a user.
    long hits() {
        Counts users = Objects.requireNonNull(standings.counts().get("users"));
        return users.hits();
    }

    boolean remembers(UserId user) {
        long before = hits();
        standings.user(user);
        return hits() > before;
    }

    boolean accepts(UserId user, TokenId token) {
        return !standings.user(user).orElseThrow().revoked().contains(token);
    }

    void revoke(UserId user, TokenId token) {
        store.write(tx -> tx.revocations().add(user, token, Instant.EPOCH));
    }

    /// What the nodes tell each other comes through no more, in either direction.
    void cut() {
        isCut = true;
        open.forEach(NodeLink::close);
        open.clear();
    }

    void heal() {
        isCut = false;
    }

    @Override
    public void close() {
        cluster.close();
        store.close();
    }

    private NodeLink link() {
        if (isCut) {
            throw new Unavailable("cut by the test");
        }
        NodeLink link = store.link();
        open.add(link);
        return link;
    }
}
