package dev.cardea.core;

import java.util.Optional;

/// What a program may do in somebody's name (RFC 6749 §3.3), as Aviauth names it (contract aviauth.md §5).
public enum Scope {
    OFFLINE_ACCESS("offline_access"),
    OPENID("openid"),
    USER_READ("user:read"),
    USER_UPDATE("user:update"),
    USER_FULL("user:full"),
    APPLICATIONS_READ("applications:read"),
    APPLICATIONS_CREATE("applications:create"),
    APPLICATIONS_UPDATE("applications:update"),
    APPLICATIONS_FULL("applications:full");

    private final String label;

    Scope(String label) {
        this.label = label;
    }

    /// The word in tokens, in database rows and on the wire: never to be changed.
    public String label() {
        return label;
    }

    public static Optional<Scope> of(String label) {
        for (Scope scope : values()) {
            if (scope.label.equals(label)) {
                return Optional.of(scope);
            }
        }
        return Optional.empty();
    }
}
