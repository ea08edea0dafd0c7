package dev.cardea.store;

import dev.cardea.core.Store;
import java.nio.file.Path;

/// SQLite keeps the contract of keys.
class SqliteKeysTest extends KeysContract {

    @Override
    Store open(Path folder) {
        return SqliteStore.open(folder);
    }
}
