package dev.cardea.store;

import dev.cardea.core.Change;
import dev.cardea.core.Store;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// PostgreSQL keeps the contract; and what is particular to it.
@Timeout(60)
class PostgresStoreTest extends StoreContract {

    @RegisterExtension
    final PostgresDatabase database = new PostgresDatabase();

    private final List<Change> heard = Collections.synchronizedList(new ArrayList<>());

    @Override
    Store open(Path folder) {
        PostgresStore opened = database.open();
        opened.listen(heard::addAll);
        return opened;
    }
}
