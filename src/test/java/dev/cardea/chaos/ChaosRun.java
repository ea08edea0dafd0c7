package dev.cardea.chaos;

import dev.cardea.chaos.Fleet.Database;
import dev.cardea.testing.Dice;
import dev.cardea.testing.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A whole run: a while in peace, a while in trouble, and then the verdict.
final class ChaosRun {

    private static final int AT_REST =
            1; // client: with two, one would wait for the processor while the other has a password hashed
    private static final int MEASURED = 300; // revocations by these

    private final Plan plan;
    private final History history = new History();

    /// How much is to happen.
    ///
    /// @param clients at once while there is trouble
    /// @param calm revocations before any fault
    /// @param revocations at least, altogether
    /// @param faults at least
    /// @param time at least, with faults
    record Plan(long seed, int nodes, int clients, int calm, int revocations, int faults, Duration time) {}

    /// When each phase began, by `System.nanoTime`.
    record Phases(long busy, long rest, long troubled, long end) {}

    ChaosRun(Plan plan) {
        this.plan = plan;
    }

    History history() {
        return history;
    }

    /// @param home for the nodes' folders
    /// @throws AssertionError if a client or a fault met what it should not, or a node did not recover
    ChaosReport run(Path home, PostgresServer server) {
        String database = server.createEmpty();
        List<DatabaseProxy> ways = new ArrayList<>();
        List<Database> databases = new ArrayList<>();
        for (int i = 0; i < plan.nodes(); i++) {
            DatabaseProxy way = DatabaseProxy.to(server.port());
            ways.add(way);
            databases.add(new Database(
                    "jdbc:postgresql://127.0.0.1:" + way.port() + "/" + database,
                    server.username(),
                    server.password()));
        }
        try (Fleet fleet = new Fleet(home, databases)) {
            fleet.begin();
            fleet.awaitService();
            return live(fleet, ways);
        } finally {
            ways.forEach(DatabaseProxy::close);
            server.drop(database);
        }
    }

    private ChaosReport live(Fleet fleet, List<DatabaseProxy> ways) {
        Crew.Yards yards = new Crew.Yards();
        long begun = System.nanoTime();
        work(Crew.of(plan.clients(), "w", fleet, history, yards, plan.seed()), plan.calm() - MEASURED);
        long rest = System.nanoTime();
        work(Crew.of(AT_REST, "r", fleet, history, yards, plan.seed()), MEASURED);
        long troubled = System.nanoTime();
        Trouble trouble = new Trouble(fleet, ways, history, new Dice(plan.seed(), 0));
        Crew crew = Crew.of(plan.clients(), "c", fleet, history, yards, plan.seed());
        try (crew) {
            while (!isEnough(trouble, crew, troubled)) {
                trouble.strike();
            }
            crew.awaitRevoked(plan.revocations() - plan.calm());
        }
        demandNone(crew.failures());
        demandNone(trouble.failures());
        try (Client last = new Client("last", fleet.nodes(), history, new Dice(plan.seed(), -1))) {
            last.useEverywhere(yards.dead().all());
            last.useEverywhere(yards.living().all());
        }
        return ChaosReport.of(plan, history, new Phases(begun, rest, troubled, System.nanoTime()), trouble.counts());
    }

    private boolean isEnough(Trouble trouble, Crew crew, long since) {
        return !trouble.failures().isEmpty()
                || !crew.failures().isEmpty()
                || (trouble.total() >= plan.faults()
                        && System.nanoTime() - since >= plan.time().toNanos());
    }

    private static void work(Crew crew, int revocations) {
        try (crew) {
            crew.awaitRevoked(revocations);
        }
        demandNone(crew.failures());
    }

    private static void demandNone(List<Throwable> failures) {
        if (!failures.isEmpty()) {
            throw new AssertionError(failures.size() + " failures, of which the first", failures.getFirst());
        }
    }
}
