package dev.cardea.core;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One of the four worlds that share a server and nothing else (contract point.md §3).
public enum Environment {
    DEV,
    STAGING,
    PREPROD,
    PRODUCTION;

    private static final List<Environment> ALL = List.of(values());

    private final String label = name().toLowerCase(Locale.ROOT);

    /// The word in a host name, a file or a database row.
    public String label() {
        return label;
    }

    /// The environment of that label, in any case of letters.
    public static Optional<Environment> of(String label) {
        for (Environment environment : ALL) {
            if (environment.label.equalsIgnoreCase(label)) {
                return Optional.of(environment);
            }
        }
        return Optional.empty();
    }
}
