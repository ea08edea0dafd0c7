package dev.cardea.api.point;

import dev.cardea.core.Environments;
import java.util.Set;

/// What an operator may decide for the whole family.
///
/// @param corsOrigins origins whose pages may call from browsers; empty is off
/// @param deleteStatus 200 with `{}`, or 204 with nothing (contract point.md §4.8)
/// @param failuresPerMinute failed authentications from one address before it is answered 429; 0 for no limit
public record PointSettings(
        Environments environments, Set<String> corsOrigins, int deleteStatus, int failuresPerMinute) {

    public PointSettings {
        corsOrigins = Set.copyOf(corsOrigins);
        if (deleteStatus != 200 && deleteStatus != 204) {
            throw new IllegalArgumentException("a DELETE answers 200 or 204, not " + deleteStatus);
        }
    }
}
