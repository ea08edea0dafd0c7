package dev.cardea.flow;

import dev.cardea.core.PointId;
import java.util.Optional;

/// What Point shows of a user.
///
/// @param refreshToken the current one, derived again; empty if the user has none
public record PointUser(PointId id, Optional<String> refreshToken) {

    @Override
    public String toString() {
        return "PointUser[" + id.text() + "]";
    }
}
