package dev.cardea.mail;

import dev.cardea.core.Store;
import dev.cardea.core.Tx;
import dev.cardea.core.Unavailable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// A store of which every third write fails as if its queue were full.
record UnsteadyStore(Store store, AtomicInteger writes) implements Store {

    UnsteadyStore(Store store) {
        this(store, new AtomicInteger());
    }

    @Override
    public <T> T read(Function<Tx, T> work) {
        return store.read(work);
    }

    @Override
    public <T> T write(Function<Tx, T> work) {
        if (writes.getAndIncrement() % 3 == 0) {
            throw new Unavailable("the queue is full");
        }
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
