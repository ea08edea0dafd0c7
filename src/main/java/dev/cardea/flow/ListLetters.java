package dev.cardea.flow;

import dev.cardea.core.OutboxLetter;
import dev.cardea.core.Store;
import dev.cardea.core.Tx;
import java.util.List;

/// Lists the latest letters, newest first: what became of them, not what they say.
public final class ListLetters {

    private static final int MOST = 100;

    private final Store store;

    ListLetters(Store store) {
        this.store = store;
    }

    /// Returns at most 100.
    public List<PostedLetter> run() {
        return store.read(tx -> tx.outbox().latest(MOST).stream()
                .map(letter -> posted(tx, letter))
                .toList());
    }

    private static PostedLetter posted(Tx tx, OutboxLetter letter) {
        return new PostedLetter(letter, tx.tenants().byId(letter.tenant()).orElseThrow());
    }
}
