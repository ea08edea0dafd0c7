package dev.cardea.core;

/// That all nodes know of what this process has committed.
public interface Agreement {

    /// Where there are no others.
    Agreement ALONE = new Agreement() {
        @Override
        public void reach() {}

        @Override
        public void settle() {}
    };

    /// Returns once every other node has dropped what was committed before the call, or is known to use its memory no
    /// more.
    ///
    /// @throws Unavailable if that cannot be learnt in time: it is committed, and some node may not know yet
    void reach();

    /// The same for all that anybody had committed before the call, this node's memory included: for who finds nothing
    /// left to change.
    void settle();
}
