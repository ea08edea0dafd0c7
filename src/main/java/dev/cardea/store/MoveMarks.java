package dev.cardea.store;

/// The marks that tell of a move. They are of a database, not of the installation: no copy takes them along.
public final class MoveMarks {

    /// On what was moved away: the number of the move, a space, and where it went.
    public static final String MOVED = "moved";

    /// On what is being filled, or was when the move broke off: the installation, a space, and the number of the
    /// move.
    public static final String ARRIVING = "arriving";

    /// The installation, wherever it is. Set by its first move.
    public static final String INSTALLATION = "installation";

    private MoveMarks() {}
}
