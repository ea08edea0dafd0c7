package dev.cardea.flow;

import dev.cardea.core.KeyNumber;
import dev.cardea.core.QuerySubject;
import dev.cardea.core.TokenKind;
import java.util.Optional;

/// The secret of a Query Server as keys of ours.
///
/// @param user checks the tokens of users; empty if it was retired
/// @param lone checks the tokens of nobody; empty if it was retired
/// @param highest the highest number that any key has
/// @param isNew whether one of them was not here before
record FormerQueryKeys(Optional<KeyNumber> user, Optional<KeyNumber> lone, int highest, boolean isNew) {

    Optional<KeyNumber> of(TokenKind kind) {
        return kind == TokenKind.QUERYSERVER_USER ? user : lone;
    }

    /// Whether a token of that name would be taken for one of ours.
    boolean isGiven(QuerySubject subject) {
        return subject.key().filter(number -> number.number() <= highest).isPresent();
    }
}
