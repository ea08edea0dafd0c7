package dev.cardea.store;

import dev.cardea.core.Change;
import dev.cardea.core.Store;
import java.util.List;
import java.util.function.Consumer;

/// The store as this process has it open: it tells of every commit, so that what is remembered can be forgotten.
public interface NodeStore extends Store {

    /// Adds somebody who hears of the changes of every commit before any answer to it. To be called before anything is
    /// remembered.
    void listen(Consumer<List<Change>> listener);

    /// How many pieces of work are being written or wait for it.
    int queued();
}
