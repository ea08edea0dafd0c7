package dev.cardea.flow;

import dev.cardea.core.Store;
import dev.cardea.core.Tx;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/// A store in which something else happens just before the next write: what two requests at once may see.
final class HaltingStore implements Store {

    private final Store store;
    private final AtomicReference<Runnable> before = new AtomicReference<>(() -> {});

    HaltingStore(Store store) {
        this.store = store;
    }

    void beforeNextWrite(Runnable other) {
        before.set(other);
    }

    @Override
    public <T> T read(Function<Tx, T> work) {
        return store.read(work);
    }

    @Override
    public <T> T write(Function<Tx, T> work) {
        before.getAndSet(() -> {}).run();
        return store.write(work);
    }

    @Override
    public boolean isAlive() {
        return store.isAlive();
    }

    @Override
    public void close() {
        store.close();
    }
}
