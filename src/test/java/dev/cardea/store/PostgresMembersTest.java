package dev.cardea.store;

import dev.cardea.core.Store;
import dev.cardea.testing.PostgresDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.RegisterExtension;

/// PostgreSQL keeps the contract of members.
class PostgresMembersTest extends MembersContract {

    @RegisterExtension
    final PostgresDatabase database = new PostgresDatabase();

    @Override
    Store open(Path folder) {
        return database.open();
    }
}
