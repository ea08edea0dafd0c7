package dev.cardea.flow;

import dev.cardea.core.Term;
import java.time.Instant;
import java.util.Optional;

/// What a caller of Query Server wants of a token; what is left out is for the flow to decide.
///
/// @param date until when it is good, in seconds or milliseconds since 1970, see [Term]
/// @param isActive whether it is not locked
/// @param mayWrite false where it may only look
public record QueryTokenWish(Optional<Long> date, Optional<Boolean> isActive, Optional<Boolean> mayWrite) {

    /// A date in seconds that is over is a mistake; one in milliseconds is taken as it is (contract query-server.md §0 D8).
    boolean isInPast(Instant now) {
        return date.filter(given -> !Term.isMilliseconds(given) && given < now.getEpochSecond())
                .isPresent();
    }

    /// Until when the token is good: for ever, where no date is given.
    Term term(Instant now) {
        return date.map(given -> Term.until(given, now)).orElseGet(() -> Term.endless(now));
    }
}
