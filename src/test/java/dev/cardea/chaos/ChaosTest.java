package dev.cardea.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.testing.PostgresDatabase;
import dev.cardea.testing.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Real nodes on one database, killed, stopped and cut off: what was revoked is dead on all of them. For longer:
/// `bench/run chaos --minutes 30`; the same dice: `-Dchaos.seed=…`.
@Timeout(value = 3, unit = TimeUnit.HOURS) // as long as it is told to
class ChaosTest {

    private static final long SEED = Long.getLong("chaos.seed", System.nanoTime());
    private static final int MINUTES = Integer.getInteger("chaos.minutes", 0);
    private static final int NODES = Integer.getInteger("chaos.nodes", 3);
    private static final Path KEPT = Path.of("target", "chaos-" + SEED + ".jsonl");

    @RegisterExtension
    final PostgresDatabase database = new PostgresDatabase();

    @TempDir
    Path home;

    @Test
    void whatWasRevokedIsDeadOnEveryNodeWhateverHappensToThem() {
        ChaosRun run = new ChaosRun(plan());
        IO.println("chaos begins with -Dchaos.seed=" + SEED);
        boolean isClean = false;
        try {
            ChaosReport report = run.run(home, PostgresServer.running().orElseThrow());
            IO.println(report.text());
            isClean = report.verdict().isClean();

            assertThat(report.verdict().violations()).as("seed %d", SEED).isEmpty();
            assertThat(report.verdict().falseRefusals()).as("seed %d", SEED).isEmpty();
            assertThat(report.verdict().unexpected()).as("seed %d", SEED).isEmpty();
        } finally {
            if (!isClean) {
                IO.println("the history is kept in " + run.history().keep(KEPT));
            }
        }
    }

    private static ChaosRun.Plan plan() {
        return MINUTES == 0
                ? new ChaosRun.Plan(SEED, NODES, 12, 1_700, 2_000, 10, Duration.ZERO)
                : new ChaosRun.Plan(SEED, NODES, 12, 2_000, 20_000, 60, Duration.ofMinutes(MINUTES));
    }
}
