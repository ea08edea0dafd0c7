package dev.cardea.store;

import dev.cardea.core.Store;
import java.nio.file.Path;

/// SQLite keeps the contract of clients.
class SqliteClientsTest extends ClientsContract {

    @Override
    Store open(Path folder) {
        return SqliteStore.open(folder);
    }
}
