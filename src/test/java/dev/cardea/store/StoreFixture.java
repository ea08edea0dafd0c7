package dev.cardea.store;

import dev.cardea.core.Store;
import dev.cardea.core.Tx;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A store in a folder of its own, with a tenant in it, and short words for what a test asks of it.
abstract class StoreFixture {

    @TempDir
    Path folder;

    Store store;
    Sample sample;

    abstract Store open(Path folder);

    @BeforeEach
    void openStore() {
        store = open(folder);
        sample = Sample.in(store);
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    final <T> Optional<T> found(Function<Tx, Optional<T>> work) {
        return store.read(work);
    }

    final <T> List<T> listed(Function<Tx, List<T>> work) {
        return store.read(work);
    }

    final boolean holds(Function<Tx, Boolean> work) {
        return store.read(work);
    }

    final <T> Optional<T> made(Function<Tx, Optional<T>> work) {
        return store.write(work);
    }

    final boolean did(Function<Tx, Boolean> work) {
        return store.write(work);
    }

    /// Writes what answers nothing.
    final void done(Consumer<Tx> work) {
        store.write(tx -> {
            work.accept(tx);
            return true;
        });
    }
}
