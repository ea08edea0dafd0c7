package dev.cardea.store;

import dev.cardea.core.Store;
import java.nio.file.Path;

/// SQLite keeps the contract of tokens of Query Server.
class SqliteQueryTokensTest extends QueryTokensContract {

    @Override
    Store open(Path folder) {
        return SqliteStore.open(folder);
    }
}
