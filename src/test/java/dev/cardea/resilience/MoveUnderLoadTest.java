package dev.cardea.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.Environment;
import dev.cardea.core.Relocation.Destination;
import dev.cardea.core.Relocation.Result;
import dev.cardea.core.Relocation.Table;
import dev.cardea.testing.PostgresDatabase;
import dev.cardea.testing.TestServer;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A server that moves to PostgreSQL and back while all families are in use over the wire: nobody notices but by
/// waiting.
@DisabledIfSystemProperty(named = "cardea.test.store", matches = "postgresql", disabledReason = "it begins in SQLite")
class MoveUnderLoadTest {

    private static final int PER_SECOND = Integer.getInteger("move.rate", 200);
    private static final int BETWEEN = Integer.getInteger("move.between", 600);

    @RegisterExtension
    final PostgresDatabase postgres = new PostgresDatabase();

    @TempDir
    Path folder;

    @Test
    void noRequestFailsAndNothingIsLostThereAndBack() throws InterruptedException {
        try (TestServer server = TestServer.shaped(folder)
                        .development()
                        .defaultEnvironment(Environment.DEV)
                        .start();
                MixedUse use = new MixedUse(server.port())) {
            use.furnish(8);
            use.begin(PER_SECOND);
            awaitAnswers(use, BETWEEN);
            Result.Done there = moved(
                    server,
                    new Destination.Postgres(
                            postgres.settings().url(),
                            postgres.settings().username(),
                            postgres.settings().password()));
            awaitAnswers(use, use.answered() + BETWEEN);
            Result.Done back = moved(server, new Destination.Folder());
            awaitAnswers(use, use.answered() + BETWEEN);
            use.end();

            IO.println("moved " + rows(there) + " rows there and " + rows(back) + " back under " + PER_SECOND
                    + " requests/s: " + use.answered() + " answered, "
                    + use.failures().size() + " failed, writes paused "
                    + there.pause().toMillis() + " ms and " + back.pause().toMillis() + " ms, longest answer "
                    + use.longestMillis() + " ms");
            assertThat(use.failures()).isEmpty();
            assertThat(use.lost()).isEmpty();
            assertThat(Audit.of(server.port(), use.ledger())).isEmpty();
        }
    }

    private static long rows(Result.Done done) {
        return done.tables().stream().mapToLong(Table::rows).sum();
    }

    private static Result.Done moved(TestServer server, Destination to) {
        Result result = server.operations().move().run(to);
        assertThat(result).isInstanceOf(Result.Done.class);
        return (Result.Done) result;
    }

    private static void awaitAnswers(MixedUse use, int enough) {
        long patience = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (use.answered() < enough) {
            assertThat(System.nanoTime())
                    .as("%s answers, %s", use.answered(), use.failures())
                    .isLessThan(patience);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }
}
