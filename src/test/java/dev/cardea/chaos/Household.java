package dev.cardea.chaos;

import java.util.Optional;

/// One client's users in one family, and the ways in which something of theirs ends.
interface Household {

    /// Makes ready what is to be revoked next; empty if a node did not answer well on the way.
    Optional<Case> next();
}
