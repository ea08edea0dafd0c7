package dev.cardea.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.Change;
import dev.cardea.core.Environment;
import dev.cardea.core.Feed;
import dev.cardea.core.Mint;
import dev.cardea.core.NewUser;
import dev.cardea.core.NodeLink;
import dev.cardea.core.NodeState;
import dev.cardea.core.Policy;
import dev.cardea.core.Tenant;
import dev.cardea.core.TokenId;
import dev.cardea.core.User;
import dev.cardea.core.UserId;
import dev.cardea.store.PostgresStore;
import dev.cardea.testing.PostgresDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Nodes over a real PostgreSQL: what one has answered, the others know.
@Timeout(60)
class ClusterTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @RegisterExtension
    final PostgresDatabase database = new PostgresDatabase();

    private final Random dice = new Random(11);
    private final Mint mint = new Mint(dice);
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private TestNode left;
    private TestNode right;
    private UserId user;

    @BeforeEach
    void startNodes() {
        left = node("left");
        right = node("right");
        user = user(left.store);
        until(() -> left.holdsLease() && right.holdsLease());
    }

    @AfterEach
    void closeAll() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }

    @Test
    void whatOneHasAnsweredTheOtherKnows() {
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            TestNode revoker = i % 2 == 0 ? left : right;
            TestNode other = i % 2 == 0 ? right : left;
            TokenId token = token();
            assertThat(other.accepts(user, token)).isTrue();
            until(() -> other.remembers(user));
            long began = System.nanoTime();
            revoker.revoke(user, token);
            nanos.add(System.nanoTime() - began);

            assertThat(other.accepts(user, token)).isFalse();
            user = i % 50 == 49 ? user(left.store) : user;
        }
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        IO.println("a revocation over two nodes took " + micros(sorted[100]) + " at the median, " + micros(sorted[198])
                + " at the 99th percentile");
    }

    @Test
    void manyAtOnceShareTheSteps() throws Exception {
        List<TokenId> tokens = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            TokenId token = token();
            tokens.add(token);
            TestNode revoker = i % 2 == 0 ? left : right;
            threads.add(Thread.ofVirtual().start(() -> revoker.revoke(user, token)));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(tokens).noneMatch(token -> left.accepts(user, token) || right.accepts(user, token));
        assertThat(left.cluster.all()).extracting(NodeState::applied).allMatch(number -> number >= 1);
    }

    @Test
    void whoIsCutOffIsWaitedForUntilItHasStopped() {
        TokenId token = token();
        assertThat(right.accepts(user, token)).isTrue();
        right.cut();
        long began = System.nanoTime();
        left.revoke(user, token);
        Duration took = Duration.ofNanos(System.nanoTime() - began);

        assertThat(right.holdsLease()).isFalse();
        assertThat(right.accepts(user, token)).as("it reads the database").isFalse();
        assertThat(took).isBetween(Duration.ofSeconds(1), Duration.ofMillis(4_500));

        began = System.nanoTime();
        left.revoke(user, token());
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .as("known to be gone")
                .isLessThan(Duration.ofSeconds(1));

        right.heal();
        until(right::holdsLease);
        assertThat(right.accepts(user, token)).isFalse();
        until(() -> right.remembers(user));
    }

    @Test
    void whoLeavesIsNotWaitedFor() {
        TestNode third = node("third");
        until(third::holdsLease);
        third.close();
        open.remove(third);
        long began = System.nanoTime();
        left.revoke(user, token());

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
        assertThat(left.cluster.all()).extracting(NodeState::name).containsExactly("left", "right");
    }

    @Test
    void whatAProcessThatDiedHasLeftIsHeardOfNevertheless() {
        TokenId token = token();
        until(() -> right.accepts(user, token) && right.remembers(user));
        try (PostgresStore dying = PostgresStore.open(database.settings())) {
            dying.write(tx -> tx.revocations().add(user, token, Instant.EPOCH));
        }

        until(() -> !right.accepts(user, token) && !left.accepts(user, token));
    }

    @Test
    void aVisitorWaitsForTheNodes() {
        TokenId token = token();
        until(() -> right.accepts(user, token) && right.remembers(user));
        try (PostgresStore store = PostgresStore.open(database.settings());
                Visitor visitor = Visitor.come(store::link, new Clocks(System::nanoTime, System::currentTimeMillis))) {
            store.agreeBy(visitor.agreement());
            store.write(tx -> tx.revocations().add(user, token, Instant.EPOCH));
            assertThat(right.accepts(user, token)).isFalse();
            assertThat(visitor.all()).extracting(NodeState::name).containsExactly("left", "right");
        }
    }

    @Test
    void whoFindsItDoneHasTheOthersKnowToo() {
        TokenId token = token();
        until(() -> right.accepts(user, token) && right.remembers(user));
        try (PostgresStore dying = PostgresStore.open(database.settings())) {
            dying.write(tx -> tx.revocations().add(user, token, Instant.EPOCH));
        }
        left.store.write(tx -> {
            tx.noteAgain(Change.of(user));
            return tx.revocations().isRevoked(user, token);
        });

        assertThat(right.accepts(user, token)).isFalse();
    }

    @Test
    void anotherConnectionToTheFeedIsABreak() {
        until(() -> right.accepts(user, token()) && right.remembers(user));
        until(() -> {
            right.cut();
            right.heal();
            return !right.remembers(user);
        });

        until(right::holdsLease);
        until(() -> right.remembers(user));
        TokenId token = token();
        left.revoke(user, token);
        assertThat(right.accepts(user, token)).isFalse();
    }

    @Test
    void aFeedWithAHoleMakesANodeForgetEverything() {
        TokenId token = token();
        until(() -> right.accepts(user, token) && right.remembers(user));
        database.execute("UPDATE feed_head SET number = number + 5");
        until(() -> right.cluster.status().orElseThrow().applied() >= 5);

        until(right::holdsLease);
        assertThat(right.remembers(user)).as("it was forgotten").isFalse();
        left.revoke(user, token);
        assertThat(right.accepts(user, token)).isFalse();
    }

    @Test
    void whoWasRemovedGoesOnAsAnother() {
        long before = right.cluster.status().orElseThrow().id().number();
        database.execute("DELETE FROM nodes WHERE name = 'right'");
        until(() -> right.cluster.status().orElseThrow().id().number() > before && right.holdsLease());

        TokenId token = token();
        assertThat(right.accepts(user, token)).isTrue();
        left.revoke(user, token);
        assertThat(right.accepts(user, token)).isFalse();
    }

    @Test
    void aNodeStandsWhereTheFeedEnds() {
        left.revoke(user, token());
        until(() -> right.cluster.status().orElseThrow().applied() >= 1);

        assertThat(right.cluster.status().orElseThrow().lag()).isZero();
        assertThat(right.cluster.status().orElseThrow().sincePoll()).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void numbersHaveNoGaps() {
        for (int i = 0; i < 5; i++) {
            left.revoke(user, token());
            right.revoke(user(right.store), token());
        }
        try (NodeLink link = left.store.link()) {
            List<Long> numbers = link.feed().after(0, 1_000).entries().stream()
                    .map(Feed.Entry::number)
                    .toList();
            assertThat(numbers)
                    .hasSizeGreaterThanOrEqualTo(10)
                    .isEqualTo(LongStream.rangeClosed(1, numbers.size()).boxed().toList());
        }
    }

    private TestNode node(String name) {
        TestNode node = new TestNode(database.settings(), name);
        open.push(node);
        return node;
    }

    private UserId user(PostgresStore store) {
        return store.<User>write(tx -> {
                    Tenant tenant = tx.tenants()
                            .add(
                                    "acme" + dice.nextInt(),
                                    Environment.DEV,
                                    mint.publicKey(),
                                    Policy.DEFAULT,
                                    Instant.EPOCH)
                            .orElseThrow();
                    NewUser wanted = new NewUser(
                            tenant.id(),
                            mint.uuid(),
                            mint.pointId(),
                            Optional.empty(),
                            Optional.empty(),
                            7,
                            Instant.EPOCH);
                    return tx.users().add(wanted).orElseThrow();
                })
                .id();
    }

    private TokenId token() {
        byte[] bytes = new byte[TokenId.LENGTH];
        dice.nextBytes(bytes);
        return new TokenId(bytes);
    }

    private static String micros(long nanos) {
        return nanos / 1_000 + " us";
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
