package dev.cardea.chaos;

import dev.cardea.chaos.Operation.Act;
import dev.cardea.testing.Dice;
import dev.cardea.testing.PostgresProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Nodes over a primary and its synchronous standby; the primary dies under load, and the standby takes its place.
final class FailoverRun {

    private static final String DATABASE = "failover";
    private static final int CLIENTS = 4;
    private static final int REVOCATIONS_BEFORE = 60;
    private static final int REVOCATIONS_AFTER = 60;
    private static final int HELD_BACK = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final long seed;
    private final int nodes;
    private final History history = new History();

    FailoverRun(long seed, int nodes) {
        this.seed = seed;
        this.nodes = nodes;
    }

    /// What came of it.
    ///
    /// @param users whose creation was answered, all of whom were looked for at the end
    /// @param inDoubt writes under way when the primary died that were answered 503, or not at all
    /// @param promoted seconds from the first SIGKILL until the standby was the primary
    /// @param first seconds until the first write was answered well by any node
    /// @param full seconds until the last node had answered one
    record Outcome(Verdict verdict, int users, long inDoubt, double promoted, double first, double full) {}

    History history() {
        return history;
    }

    /// @param primary new, and not running
    /// @param isHeldBack whether the standby stands still just before, so that commits are under way for certain
    Outcome run(Path home, PostgresProcess primary, boolean isHeldBack) {
        try (PostgresPair pair = PostgresPair.of(primary, DATABASE);
                Fleet fleet = new Fleet(home, Collections.nCopies(nodes, pair.database(DATABASE)))) {
            fleet.begin();
            fleet.awaitService();
            return live(fleet, pair, isHeldBack);
        }
    }

    private Outcome live(Fleet fleet, PostgresPair pair, boolean isHeldBack) {
        Crew.Yards yards = new Crew.Yards();
        List<Registrar> registrars = new ArrayList<>();
        Crew crew = Crew.of(CLIENTS, "f", fleet, history, yards, seed);
        long dying;
        long died;
        long promoted;
        try (crew) {
            for (Node node : fleet.nodes()) {
                Client client =
                        new Client("registrar" + node.number(), List.of(node), history, new Dice(seed, node.number()));
                registrars.add(new Registrar(client, fleet.secrets()));
            }
            crew.awaitRevoked(REVOCATIONS_BEFORE);
            if (isHeldBack) {
                pair.holdBack(HELD_BACK);
            }
            dying = System.nanoTime();
            pair.killPrimary();
            died = System.nanoTime();
            pair.promote();
            promoted = System.nanoTime();
            Pause.until(
                    () -> fleet.nodes().stream().allMatch(node -> firstDone(node, died) < Long.MAX_VALUE),
                    PATIENCE,
                    "each node to write again");
            crew.awaitRevoked(crew.revoked() + REVOCATIONS_AFTER);
        } finally {
            registrars.forEach(Registrar::close);
        }
        if (!crew.failures().isEmpty()) {
            throw new AssertionError(
                    "a client met what it should not", crew.failures().getFirst());
        }
        fleet.awaitService();
        List<Credential> users =
                registrars.stream().flatMap(by -> by.made().stream()).toList();
        try (Client last = new Client("last", fleet.nodes(), history, new Dice(seed, -1))) {
            last.useEverywhere(users);
            last.useEverywhere(yards.dead().all());
            last.useEverywhere(yards.living().all());
        }
        return outcome(fleet, users.size(), new Moments(dying, died, promoted));
    }

    /// @param dying before the first signal to the primary
    /// @param died when nothing of it was left
    private record Moments(long dying, long died, long promoted) {

        double seconds(long moment) {
            return (moment - dying) / 1e9;
        }
    }

    private Outcome outcome(Fleet fleet, int users, Moments moments) {
        long inDoubt = history.operations().stream()
                .filter(found -> found.begun() < moments.died() && found.ended() > moments.dying())
                .filter(found -> found.act() != Act.USE && found.result().isUnknown())
                .count();
        List<Long> firsts = fleet.nodes().stream()
                .map(node -> firstDone(node, moments.died()))
                .toList();
        return new Outcome(
                Checker.check(history.operations()),
                users,
                inDoubt,
                moments.seconds(moments.promoted()),
                moments.seconds(Collections.min(firsts)),
                moments.seconds(Collections.max(firsts)));
    }

    /// When a node first answered a write well that was asked for after the primary had died.
    private long firstDone(Node node, long died) {
        return history.operations().stream()
                .filter(found -> found.node() == node.number() && found.begun() > died)
                .filter(Registrar::isDone)
                .mapToLong(Operation::ended)
                .min()
                .orElse(Long.MAX_VALUE);
    }
}
