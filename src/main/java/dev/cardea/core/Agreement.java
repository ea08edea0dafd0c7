package dev.cardea.core;

/// That all nodes know of what this process has committed.
@FunctionalInterface
public interface Agreement {

    /// Where there are no others.
    Agreement ALONE = () -> {};

    /// Returns once every other node has dropped what was committed before the call, or is known to use its memory no
    /// more.
    ///
    /// @throws Unavailable if that cannot be learnt in time: it is committed, and some node may not know yet
    void reach();
}
