package dev.cardea.core;

import java.util.Optional;

/// What sign-ins through clients have beside their [Sessions] row; it goes when the session goes.
public interface Grants {

    /// The session is there already.
    void add(Grant grant);

    Optional<Grant> of(SessionId session);

    /// Puts a grant whose refresh token was used in the place of what it was before. Of two at once, exactly one gets
    /// true: nothing changes unless the refresh token that is good now is still the one before.
    boolean rotate(Grant rotated);
}
