package dev.cardea.flow;

import dev.cardea.core.Store;
import dev.cardea.core.Unavailable;

/// Asks the store a question that it can answer in microseconds.
public final class CheckHealth {

    private final Store store;

    CheckHealth(Store store) {
        this.store = store;
    }

    /// Whether the store answers, and can still be written.
    public boolean run() {
        try {
            return store.isAlive() && store.read(tx -> tx.signingKeys().highest()) >= 0;
        } catch (Unavailable _) {
            return false;
        }
    }
}
