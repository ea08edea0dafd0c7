package dev.cardea.core;

import java.util.Optional;

/// The id that the server gives to a user: `point|` and 21 characters of `A-Z a-z 0-9 _ -` (contract point.md §1.6).
public record PointId(String text) implements UserName {

    public static final String PREFIX = "point|";

    static final int CHARACTERS = 21;

    public PointId {
        if (!isWellFormed(text)) {
            throw new IllegalArgumentException("not a Point id: " + text);
        }
    }

    public static Optional<PointId> parse(String text) {
        return isWellFormed(text) ? Optional.of(new PointId(text)) : Optional.empty();
    }

    private static boolean isWellFormed(String text) {
        if (text.length() != PREFIX.length() + CHARACTERS || !text.startsWith(PREFIX)) {
            return false;
        }
        for (int i = PREFIX.length(); i < text.length(); i++) {
            if (!isBase64Url(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBase64Url(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }
}
