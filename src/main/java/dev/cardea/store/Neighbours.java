package dev.cardea.store;

import java.util.List;

/// The other processes over the same database, and what this one is to them; both become others when everything
/// moves.
public interface Neighbours {

    /// Names of other nodes that the database knows of, those too that were killed within the last ten minutes.
    ///
    /// @throws dev.cardea.core.Unavailable if the database does not answer
    List<String> others();

    /// From now on this process belongs to those over that store. Whoever looks into its memory meanwhile looks
    /// under the terms of the one or of the other; nobody may be reading.
    ///
    /// @throws dev.cardea.core.Unavailable if the database does not answer: then nothing has changed
    Turn turnTo(NodeStore next);

    /// Either may be done, once.
    interface Turn {

        /// Leaves those of before.
        void keep();

        /// Leaves the new ones, and belongs to those of before again.
        void takeBack();
    }
}
