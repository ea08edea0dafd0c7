package dev.cardea.store;

/// Hears what the writer does, for metrics and alarms. Called on the writer's thread: must be quick and must not throw.
public interface StoreObserver {

    /// Hears nothing.
    StoreObserver NONE = new StoreObserver() {};

    /// One piece of work was run (not yet committed), in so many nanoseconds; over 10 ms is too long.
    default void worked(long nanos) {}

    /// So many pieces were committed together, in so many nanoseconds from begin to commit. Called before any of them
    /// is answered.
    default void committed(int pieces, long nanos) {}

    /// A commit of so many pieces failed, and all were answered as unavailable.
    default void failed(int pieces, Throwable why) {}

    /// The writer has died: nothing can be written any more, and the process should end.
    default void died(Throwable why) {}
}
