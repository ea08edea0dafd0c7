package dev.cardea.store;

import static dev.cardea.store.Sample.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.Change;
import dev.cardea.core.LetterId;
import dev.cardea.core.NewLetter;
import dev.cardea.core.Store;
import dev.cardea.testing.PostgresDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// PostgreSQL keeps the contract of letters.
class PostgresOutboxTest extends OutboxContract {

    @RegisterExtension
    final PostgresDatabase database = new PostgresDatabase();

    private final List<Change> heard = new CopyOnWriteArrayList<>();

    @Override
    Store open(Path folder) {
        PostgresStore opened = database.open();
        opened.listen(heard::addAll);
        return opened;
    }

    @Test
    void whoDeliversHearsOfANewLetter() {
        NewLetter letter = new NewLetter(sample.tenant().id(), Sample.sealed(), NOW, NOW);
        LetterId id = store.write(tx -> tx.outbox().add(letter));

        assertThat(heard).contains(Change.of(id));
    }
}
