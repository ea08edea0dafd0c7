package dev.cardea.flow;

import dev.cardea.core.NodeView;
import dev.cardea.core.Store;
import dev.cardea.core.Unavailable;

/// Asks the store a question that it can answer in microseconds.
public final class CheckHealth {

    private final Store store;
    private final NodeView nodes;

    CheckHealth(Store store, NodeView nodes) {
        this.store = store;
        this.nodes = nodes;
    }

    public Health run() {
        return new Health(answers(), nodes.status());
    }

    private boolean answers() {
        try {
            return store.isAlive() && store.read(tx -> tx.signingKeys().highest()) >= 0;
        } catch (Unavailable _) {
            return false;
        }
    }
}
