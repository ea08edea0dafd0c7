package dev.cardea.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.chaos.FailoverRun.Outcome;
import dev.cardea.testing.PostgresDatabase;
import dev.cardea.testing.PostgresServer;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The primary dies under load and its synchronous standby takes its place: nothing that was answered is lost, and
/// nobody has to help the nodes. More often: `bench/run failover --runs 10`.
@Timeout(value = 3, unit = TimeUnit.HOURS) // as long as it is told to
class FailoverTest {

    private static final long SEED = Long.getLong("failover.seed", System.nanoTime());
    private static final int RUNS = Integer.getInteger("failover.runs", 1);
    private static final int NODES = Integer.getInteger("failover.nodes", 3);

    @RegisterExtension
    final PostgresDatabase whereThereIsOne = new PostgresDatabase();

    @TempDir
    Path home;

    @Test
    void nothingThatWasAnsweredIsLostWithThePrimary() {
        for (int number = 0; number < RUNS; number++) {
            long seed = SEED + number;
            boolean isHeldBack = number % 2 == 0;
            FailoverRun run = new FailoverRun(seed, NODES);
            boolean isClean = false;
            try {
                Outcome outcome = run.run(
                        home.resolve("" + number), PostgresServer.another().orElseThrow(), isHeldBack);
                isClean = outcome.verdict().isClean();
                tell(seed, outcome);

                assertThat(outcome.verdict().violations()).as("seed %d", seed).isEmpty();
                assertThat(outcome.verdict().falseRefusals())
                        .as("seed %d", seed)
                        .isEmpty();
                assertThat(outcome.verdict().unexpected()).as("seed %d", seed).isEmpty();
                assertThat(!isHeldBack || outcome.inDoubt() > 0)
                        .as("commits were in doubt, seed %d", seed)
                        .isTrue();
            } finally {
                if (!isClean) {
                    Path kept = Path.of("target", "failover-" + seed + ".jsonl");
                    IO.println("the history is kept in " + run.history().keep(kept));
                }
            }
        }
    }

    private static void tell(long seed, Outcome outcome) {
        IO.println(
                ("-Dfailover.seed=%d: standby promoted after %.2f s, first write after %.2f s, all nodes after %.2f s;"
                                + " %d users answered, %d lost, %d writes in doubt; %d revoked, %d accepted after that")
                        .formatted(
                                seed,
                                outcome.promoted(),
                                outcome.first(),
                                outcome.full(),
                                outcome.users(),
                                outcome.verdict().falseRefusals().size(),
                                outcome.inDoubt(),
                                outcome.verdict().revoked(),
                                outcome.verdict().violations().size()));
    }
}
