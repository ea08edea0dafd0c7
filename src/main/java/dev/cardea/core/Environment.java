package dev.cardea.core;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// One of the four worlds that share a server and nothing else (contract point.md §3).
public enum Environment {
    DEV,
    STAGING,
    PREPROD,
    PRODUCTION;

    private final String label = name().toLowerCase(Locale.ROOT);

    /// The word in a host name, a file or a database row.
    public String label() {
        return label;
    }

    /// The environment of that label, in any case of letters.
    public static Optional<Environment> of(String label) {
        return Arrays.stream(values())
                .filter(environment -> environment.label.equalsIgnoreCase(label))
                .findFirst();
    }
}
