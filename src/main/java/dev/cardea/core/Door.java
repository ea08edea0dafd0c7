package dev.cardea.core;

import java.util.Optional;

/// A family through which a tenant's users may come in, if the tenant's [Policy] opens it.
public enum Door {
    POINT("point"),
    STATICBACKEND("staticbackend"),
    QUERYSERVER("queryserver"),
    AVIAUTH("aviauth");

    private final String label;

    Door(String label) {
        this.label = label;
    }

    /// The name in database rows and on the command line: never to be changed.
    public String label() {
        return label;
    }

    public static Optional<Door> of(String label) {
        for (Door door : values()) {
            if (door.label.equals(label)) {
                return Optional.of(door);
            }
        }
        return Optional.empty();
    }
}
