package dev.cardea.core;

import java.util.Optional;

/// A name by which one user of a tenant is found: the id that the server gave, or the one that the organisation gave.
/// The two name spaces are disjoint (contract point.md §4.1).
public sealed interface UserName permits PointId, ExternalId {

    /// Reads a name as it came in a path, percent-decoded once.
    ///
    /// Text that still begins with `point%7C` was encoded twice, as an SDK in the field does (point.md §2.3).
    static Optional<UserName> parse(String text) {
        String name = text.regionMatches(true, 0, "point%7C", 0, 8) ? "point|" + text.substring(8) : text;
        Optional<PointId> given = PointId.parse(name);
        return given.isPresent()
                ? Optional.of(given.get())
                : ExternalId.parse(name).map(id -> id);
    }
}
