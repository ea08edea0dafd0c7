package dev.cardea.app;

import dev.cardea.core.NodeStatus;
import dev.cardea.core.NodeView;
import dev.cardea.core.OutboxLetter;
import dev.cardea.crypto.HashedPasswords;
import dev.cardea.http.Answered;
import dev.cardea.http.Observer;
import dev.cardea.store.NodeStore;
import dev.cardea.store.RememberedStandings;
import dev.cardea.store.StoreObserver;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts what the server does, for Prometheus. Labels are routes, methods, statuses and families: never an id.
final class Metrics implements Observer, StoreObserver {

    private static final Logger LOG = LoggerFactory.getLogger(Metrics.class);
    private static final Duration[] BUCKETS = {
        Duration.ofNanos(250_000),
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2)
    };

    /// What requests are told apart by.
    private record Kind(String family, String route, String method, int status) {}

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<Kind, Timer> requests = new ConcurrentHashMap<>();
    private final Timer commits = Timer.builder("cardea.store.commit")
            .description("Time from the begin to the commit of a group of writes")
            .serviceLevelObjectives(BUCKETS)
            .register(registry);
    private final DistributionSummary batches = DistributionSummary.builder("cardea.store.batch")
            .description("Writes that shared one commit")
            .serviceLevelObjectives(1, 4, 16, 64, 256)
            .register(registry);
    private final Timer pieces = Timer.builder("cardea.store.piece")
            .description("Time of one write within its group")
            .serviceLevelObjectives(Duration.ofNanos(100_000), Duration.ofMillis(1), Duration.ofMillis(10))
            .register(registry);
    private final Counter failures = Counter.builder("cardea.store.commit.failures")
            .description("Commits that failed, with all of their writes")
            .register(registry);

    private final Counter takenBack = Counter.builder("cardea.store.taken.back")
            .description("Runs of a write that PostgreSQL took back because they met others; each was run again")
            .register(registry);

    private final Runnable onStoreDeath;

    /// @param onStoreDeath called when the store's writer has died
    Metrics(Runnable onStoreDeath) {
        this.onStoreDeath = onStoreDeath;
        new JvmMemoryMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
    }

    /// Watches what is there to be asked rather than told.
    void watch(NodeStore store, RememberedStandings standings) {
        Gauge.builder("cardea.store.queue", store, NodeStore::queued)
                .description("Writes that wait or are under way")
                .register(registry);
        LetterCounts letters = new LetterCounts(store);
        for (OutboxLetter.State state : OutboxLetter.State.values()) {
            Gauge.builder("cardea.mail.letters", letters, counts -> counts.of(state))
                    .description("Letters in the outbox, those too that were finished in the last days")
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .strongReference(true)
                    .register(registry);
        }
        for (String memory : standings.counts().keySet()) {
            FunctionCounter.builder(
                            "cardea.memory.lookups",
                            standings,
                            known -> counts(known, memory).hits())
                    .tags("memory", memory, "result", "hit")
                    .register(registry);
            FunctionCounter.builder(
                            "cardea.memory.lookups",
                            standings,
                            known -> counts(known, memory).misses())
                    .tags("memory", memory, "result", "miss")
                    .register(registry);
            Gauge.builder(
                            "cardea.memory.entries",
                            standings,
                            known -> counts(known, memory).kept())
                    .tag("memory", memory)
                    .register(registry);
        }
    }

    /// Watches this node among the others.
    void watch(NodeView nodes) {
        node(
                "cardea.node.lease",
                "1 while the node may use its memory, else 0",
                nodes,
                node -> node.holdsLease() ? 1 : 0);
        node("cardea.node.feed.position", "The last entry of the feed that is applied", nodes, NodeStatus::applied);
        node("cardea.node.feed.lag", "Entries of the feed that are known and not applied", nodes, NodeStatus::lag);
        node(
                "cardea.node.feed.poll.age.seconds",
                "Time since the feed was last read successfully",
                nodes,
                node -> node.sincePoll().toNanos() / 1e9);
    }

    private void node(String name, String description, NodeView nodes, ToDoubleFunction<NodeStatus> figure) {
        Gauge.builder(
                        name,
                        nodes,
                        view -> view.status().map(figure::applyAsDouble).orElse(Double.NaN))
                .description(description)
                .register(registry);
    }

    /// Watches the queue of passwords.
    void watch(HashedPasswords passwords) {
        Gauge.builder("cardea.passwords.waiting", passwords, HashedPasswords::waiting)
                .description("Passwords that wait to be hashed or checked")
                .register(registry);
        FunctionCounter.builder("cardea.passwords.computed", passwords, HashedPasswords::computed)
                .description("Passwords that were hashed or checked")
                .register(registry);
    }

    /// All figures, in the text format of Prometheus.
    String scrape() {
        return registry.scrape();
    }

    @Override
    public void answered(Answered answered) {
        requests.computeIfAbsent(
                        new Kind(answered.family(), answered.route(), answered.method(), answered.status()),
                        this::timer)
                .record(answered.nanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void worked(long nanos) {
        pieces.record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void committed(int count, long nanos) {
        batches.record(count);
        commits.record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void failed(int count, Throwable why) {
        LOG.error("a commit of {} writes failed; none of them was acknowledged", count, why);
        failures.increment();
    }

    @Override
    public void takenBack() {
        takenBack.increment();
    }

    @Override
    public void died(Throwable why) {
        LOG.error("the store's writer has died: nothing can be kept any more", why);
        onStoreDeath.run();
    }

    private Timer timer(Kind kind) {
        return Timer.builder("cardea.http.requests")
                .description("Answered requests")
                .tags("family", kind.family(), "route", kind.route(), "method", kind.method())
                .tag("status", Integer.toString(kind.status()))
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    private static RememberedStandings.Counts counts(RememberedStandings standings, String memory) {
        return Objects.requireNonNull(standings.counts().get(memory), memory);
    }
}
