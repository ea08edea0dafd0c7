package dev.cardea.store;

import java.sql.SQLException;

/// Where a move goes: nobody's, or what an earlier move of the same installation has left.
interface MoveDestination extends AutoCloseable {

    /// What the mark on the source will say.
    MovedTo movedTo(String move);

    /// Takes hold of it, and has it empty with our tables.
    ///
    /// @throws MoveRefused if it is in use, unfit, or has in it what is not this installation's
    void claim(MoveClaim claim) throws SQLException;

    /// What the copy goes into, once it was claimed.
    CopyTarget tables();

    /// Makes everything durable that was copied, marked as arriving, and opens it. That mark is still to be
    /// removed.
    NodeStore keep(String arriving) throws SQLException;

    /// Gives up whatever was not [kept][#keep].
    @Override
    void close();
}
