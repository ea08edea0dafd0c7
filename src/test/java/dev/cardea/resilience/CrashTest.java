package dev.cardea.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardea.testing.Child;
import dev.cardea.testing.Dice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real process, really killed: what was answered stays true.
class CrashTest {

    private static final long SEED = Long.getLong("crash.seed", System.nanoTime());
    private static final int KILLS = 20;
    private static final int BACKENDS = 8;
    private static final int KILLED = 128 + 9;

    @TempDir
    Path home;

    private Optional<Child> child = Optional.empty();

    @AfterEach
    void killWhatIsLeft() {
        child.ifPresent(Child::close);
    }

    @Test
    void whatWasAnsweredSurvivesTwentyKillsUnderLoad() throws IOException, InterruptedException, TimeoutException {
        Dice dice = new Dice(SEED, 0);
        Ledger all = new Ledger();
        int unanswered = 0;
        Child running = start();
        for (int round = 0; round < KILLS; round++) {
            Ledger ledger = new Ledger();
            Load load = new Load(running.port(), "round" + round, ledger, 20 + dice.below(400));
            load.start(BACKENDS);
            load.awaitEnough();
            assertThat(running.kill()).isEqualTo(KILLED);
            load.join();
            running = start();

            assertThat(load.failures()).as("seed %d, round %d", SEED, round).isEmpty();
            assertThat(Audit.of(running.port(), ledger))
                    .as("seed %d, round %d", SEED, round)
                    .isEmpty();
            unanswered += load.unanswered();
            all.take(ledger);
        }
        IO.println("killed " + KILLS + " times with -Dcrash.seed=" + SEED + ": " + all + ", " + unanswered
                + " requests unanswered");

        assertThat(unanswered)
                .as("requests under way when the server was killed")
                .isGreaterThan(KILLS);
        assertThat(Audit.of(running.port(), all)).as("all rounds, at the end").isEmpty();
    }

    @Test
    void theFolderIsLockedForAsLongAsTheProcessLivesAndNoLonger()
            throws IOException, InterruptedException, TimeoutException {
        Child first = start();

        assertThatThrownBy(() -> ServerProcess.on(home.resolve("data"))).hasMessageContaining("DataFolderInUse");
        first.kill();
        assertThat(start().isAlive()).isTrue();
    }

    private Child start() throws IOException {
        Child started = ServerProcess.on(home.resolve("data"));
        child = Optional.of(started);
        return started;
    }
}
