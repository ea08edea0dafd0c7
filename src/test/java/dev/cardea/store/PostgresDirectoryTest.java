package dev.cardea.store;

import dev.cardea.core.Store;
import dev.cardea.testing.PostgresDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.RegisterExtension;

/// PostgreSQL keeps the contract of users as administrators see them.
class PostgresDirectoryTest extends DirectoryContract {

    @RegisterExtension
    final PostgresDatabase database = new PostgresDatabase();

    @Override
    Store open(Path folder) {
        return database.open();
    }
}
