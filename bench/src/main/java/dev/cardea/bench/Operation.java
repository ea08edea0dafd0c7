package dev.cardea.bench;

import java.util.Locale;

/// What clients ask for, each measured on its own.
enum Operation {
    CREATE("POST /organizations/users/{id}"),
    MINT("POST /organizations/users/{id}/access_token"),
    INTROSPECT("POST /oauth2/introspect"),
    REVOKE("DELETE /organizations/users/{id}/access_token/{token}"),
    ME("GET /me"),
    REFRESH("POST /latest/auth/token");

    private final String route;

    Operation(String route) {
        this.route = route;
    }

    static Operation named(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /// In tables, file names and options.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String route() {
        return route;
    }

    /// Whether it is answered when a commit is on the disk.
    boolean isDurable() {
        return switch (this) {
            case CREATE, REVOKE, REFRESH -> true;
            case MINT, INTROSPECT, ME -> false;
        };
    }
}
