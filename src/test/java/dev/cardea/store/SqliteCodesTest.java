package dev.cardea.store;

import dev.cardea.core.Store;
import java.nio.file.Path;

/// SQLite keeps the contract of one-time codes.
class SqliteCodesTest extends CodesContract {

    @Override
    Store open(Path folder) {
        return SqliteStore.open(folder);
    }
}
