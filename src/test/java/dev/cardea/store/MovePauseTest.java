package dev.cardea.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.Relocation.Destination;
import dev.cardea.core.Relocation.Result;
import dev.cardea.core.Relocation.Table;
import dev.cardea.testing.PostgresDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// How long writes wait for a move, by how much there is; `-Dmove.users=100000` for another figure.
class MovePauseTest {

    private static final int USERS = Integer.getInteger("move.users", 10_000);
    private static final UUID MOVE = new UUID(0, 1);

    @RegisterExtension
    final PostgresDatabase postgres = new PostgresDatabase();

    @TempDir
    Path path;

    @Test
    void writesWaitForAFractionOfTheMove() throws SQLException {
        try (DataFolder folder = DataFolder.claim(path);
                SwitchableStore store = new SwitchableStore(open(folder))) {
            StoreMove move =
                    new StoreMove(store, new NoNeighbours(), folder, SqliteStore.Settings.DEFAULT, StoreObserver.NONE);
            PostgresStore.Settings settings = postgres.settings();
            Result.Done there = timed(
                    move, "there", new Destination.Postgres(settings.url(), settings.username(), settings.password()));
            Result.Done back = timed(move, "back", new Destination.Folder());

            assertThat(back.tables()).containsExactlyInAnyOrderElementsOf(there.tables());
            assertThat(there.tables())
                    .filteredOn(table -> table.name().equals("users"))
                    .extracting(Table::rows)
                    .containsExactly((long) USERS);
        }
    }

    private static SqliteStore open(DataFolder folder) throws SQLException {
        SqliteStore store = SqliteStore.open(folder, SqliteStore.Settings.DEFAULT, StoreObserver.NONE);
        try (Connection connection = store.file().source().getConnection()) {
            FilledTables.with(connection, USERS, 7);
        }
        return store;
    }

    private static Result.Done timed(StoreMove move, String where, Destination to) {
        long start = System.nanoTime();
        Result result = move.run(to, MOVE);
        long millis = (System.nanoTime() - start) / 1_000_000;
        assertThat(result).isInstanceOf(Result.Done.class);
        Result.Done done = (Result.Done) result;
        IO.println("moved " + where + " with " + USERS + " users, "
                + done.tables().stream().mapToLong(Table::rows).sum() + " rows: " + millis + " ms, writes paused "
                + done.pause().toMillis() + " ms");
        return done;
    }

    private static final class NoNeighbours implements Neighbours {

        @Override
        public List<String> others() {
            return List.of();
        }

        @Override
        public Turn turnTo(NodeStore next) {
            return new Turn() {

                @Override
                public void keep() {}

                @Override
                public void takeBack() {}
            };
        }
    }
}
