package dev.cardea.store;

import dev.cardea.core.Store;
import java.nio.file.Path;

/// SQLite keeps the contract of sessions.
class SqliteSessionsTest extends SessionsContract {

    @Override
    Store open(Path folder) {
        return SqliteStore.open(folder);
    }
}
