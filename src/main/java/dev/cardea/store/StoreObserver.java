package dev.cardea.store;

/// Hears how writing goes, for metrics and alarms. Called on the thread that writes, of SQLite's store the one writer, of
/// PostgreSQL's many at once: must be quick and must not throw.
public interface StoreObserver {

    /// Hears nothing.
    StoreObserver NONE = new StoreObserver() {};

    /// One piece of work was run (not yet committed), in so many nanoseconds; over 10 ms is too long.
    default void worked(long nanos) {}

    /// So many pieces were committed together, in so many nanoseconds from begin to commit. Called before any of them
    /// is answered.
    default void committed(int pieces, long nanos) {}

    /// A commit of so many pieces failed or is in doubt, and all were answered as unavailable.
    default void failed(int pieces, Throwable why) {}

    /// The database took back one run of a piece of work, because it met others; it is run again, a few times at most.
    default void takenBack() {}

    /// The writer has died: nothing can be written any more, and the process should end.
    default void died(Throwable why) {}
}
