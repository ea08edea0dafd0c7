package dev.cardea.store;

import dev.cardea.core.Store;
import java.nio.file.Path;

/// SQLite keeps the contract of users as administrators see them.
class SqliteDirectoryTest extends DirectoryContract {

    @Override
    Store open(Path folder) {
        return SqliteStore.open(folder);
    }
}
