package dev.cardea.store;

import dev.cardea.core.Store;
import java.nio.file.Path;

/// SQLite keeps the contract of sign-ins through clients.
class SqliteGrantsTest extends GrantsContract {

    @Override
    Store open(Path folder) {
        return SqliteStore.open(folder);
    }
}
