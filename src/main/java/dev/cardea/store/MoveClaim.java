package dev.cardea.store;

import java.util.Optional;

/// Who wants to move in.
///
/// @param installation the one that moves
/// @param move this attempt, or the one that broke off after it had marked the source
/// @param goesOn the source is marked as moved, so that only the same move may go on
record MoveClaim(String installation, String move, boolean goesOn) {

    /// The mark on what is being filled.
    String arriving() {
        return installation + " " + move;
    }

    /// Decides whether what was found there is to be emptied and filled.
    ///
    /// @param place of the destination, for the message
    /// @throws MoveRefused if it is to be left alone
    void judge(Found found, String place) {
        if (goesOn) {
            if (found.arriving.filter(arriving()::equals).isEmpty()) {
                throw new MoveRefused("everything has been moved away from here already, and not to " + place
                        + " as far as that can say");
            }
        } else if (!found.isEmpty && !isOurs(found)) {
            throw new MoveRefused(
                    place + " is not empty, and what it holds is not what a move of this installation left");
        }
    }

    private boolean isOurs(Found found) {
        boolean isLeftHalf = found.arriving
                .filter(mark -> mark.startsWith(installation + " "))
                .isPresent();
        boolean isLeftBehind =
                found.isMoved && found.installation.filter(installation::equals).isPresent();
        return isLeftHalf || isLeftBehind;
    }

    /// What a destination has in it.
    ///
    /// @param isEmpty not a row, but for marks of moves
    /// @param arriving that mark
    /// @param isMoved whether everything has been moved away from there
    record Found(boolean isEmpty, Optional<String> arriving, boolean isMoved, Optional<String> installation) {}
}
