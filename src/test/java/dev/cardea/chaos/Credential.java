package dev.cardea.chaos;

import dev.cardea.testing.Dice;
import java.util.List;

/// Something that opens a door as long as it lives.
///
/// @param id as the history calls it
/// @param uses all the ways to find out whether it lives; none of them changes that
record Credential(String id, List<Call> uses) {

    Credential {
        uses = List.copyOf(uses);
    }

    Call use(Dice dice) {
        return dice.oneOf(uses);
    }
}
