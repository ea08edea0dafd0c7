package dev.cardea.core;

import java.util.List;

/// What this node remembers of the database.
public interface Memories {

    /// Of who remembers nothing.
    Memories NONE = new Memories() {
        @Override
        public void forget(List<Change> changes) {}

        @Override
        public void forgetAll() {}
    };

    /// Drops whatever has changed. After it, nothing of it is answered from memory that was read before.
    void forget(List<Change> changes);

    /// Drops everything. What is being read meanwhile is not kept either.
    void forgetAll();
}
