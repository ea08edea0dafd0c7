package dev.cardea.app;

import dev.cardea.store.MoveMarks;
import dev.cardea.store.MovedTo;
import java.util.Optional;

/// Whether everything is where it is looked for. A move leaves a mark on what it has left, and another on what it
/// has not yet filled: nobody starts on either.
final class Whereabouts {

    private Whereabouts() {}

    /// Refuses what was moved away, and says what the configuration must say.
    static void refuseMoved(OpenStore opened) {
        Optional<MovedTo> to = MovedTo.of(opened.store());
        if (to.isPresent()) {
            throw new StartRefused(opened.place() + " was left: everything was moved to "
                    + to.get().place()
                    + ". Put into the configuration:\n\n  "
                    + String.join("\n  ", to.get().settings()) + "\n\n"
                    + (to.get().kind().equals(MovedTo.SQLITE)
                            ? "without anything below database."
                            : "and the password of that user into " + Premises.DATABASE_PASSWORD + "."));
        }
    }

    /// Refuses what a move is filling, or was when it broke off.
    static void refuseArriving(OpenStore opened) {
        if (opened.store().read(tx -> tx.marks().get(MoveMarks.ARRIVING)).isPresent()) {
            throw new StartRefused(
                    opened.place() + " is being filled by 'cardea move', or was when that broke off: run the"
                            + " same 'cardea move' again with the configuration of before.");
        }
    }
}
