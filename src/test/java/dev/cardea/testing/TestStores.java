package dev.cardea.testing;

import dev.cardea.app.OpenStore;
import dev.cardea.store.SqliteStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// What the tests' servers keep everything in: SQLite, or PostgreSQL with `-Dcardea.test.store=postgresql`. The build
/// runs them with each. There, each data folder has a database of its own, found again at a second start, and dropped
/// some time after the folder is gone.
public final class TestStores {

    private static final boolean IS_POSTGRES = "postgresql".equals(System.getProperty("cardea.test.store"));
    private static final Map<Path, String> DATABASES = new HashMap<>();
    private static final Set<Path> BEGUN = new HashSet<>();
    private static final Lock TURN = new ReentrantLock();

    private TestStores() {}

    /// The same store each time for the same folder.
    public static OpenStore.Plan of(Path folder) {
        return IS_POSTGRES
                ? new OpenStore.Plan.Postgres(server().settings(database(folder)), "test")
                : new OpenStore.Plan.Sqlite(SqliteStore.Settings.DEFAULT);
    }

    private static String database(Path folder) {
        TURN.lock();
        try {
            dropWhatWasLeft();
            return DATABASES.computeIfAbsent(folder.toAbsolutePath().normalize(), _ -> server().create());
        } finally {
            TURN.unlock();
        }
    }

    private static void dropWhatWasLeft() {
        DATABASES.entrySet().removeIf(known -> {
            boolean wasLeft = !Files.exists(known.getKey()) && BEGUN.remove(known.getKey());
            if (wasLeft) {
                server().drop(known.getValue());
            }
            return wasLeft;
        });
        DATABASES.keySet().stream().filter(Files::exists).forEach(BEGUN::add);
    }

    private static PostgresServer server() {
        return PostgresServer.running().orElseThrow();
    }
}
