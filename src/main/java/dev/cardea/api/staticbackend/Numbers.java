package dev.cardea.api.staticbackend;

import java.util.Optional;
import java.util.UUID;

/// Numbers and ids as callers write them.
final class Numbers {

    private static final int UUID_LENGTH = 36;

    private Numbers() {}

    static Optional<Integer> whole(String text) {
        try {
            return Optional.of(Integer.valueOf(text));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /// In its full length only: the JDK's reader takes shorter ones too.
    static Optional<UUID> uuid(String text) {
        try {
            return text.length() == UUID_LENGTH ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
