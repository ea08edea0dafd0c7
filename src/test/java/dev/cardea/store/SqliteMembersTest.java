package dev.cardea.store;

import dev.cardea.core.Store;
import java.nio.file.Path;

/// SQLite keeps the contract of members.
class SqliteMembersTest extends MembersContract {

    @Override
    Store open(Path folder) {
        return SqliteStore.open(folder);
    }
}
