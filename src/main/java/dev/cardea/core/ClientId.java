package dev.cardea.core;

import java.util.Optional;

/// How a client names itself, unique per server: at most 255 characters, none of which controls anything or
/// cannot be seen.
public record ClientId(String text) {

    public static final int LONGEST = 255;

    public ClientId {
        if (!OneLine.is(text, LONGEST)) {
            throw new IllegalArgumentException("not a name of a client");
        }
    }

    private static boolean isOne(String text) {
        return OneLine.is(text, LONGEST) && text.codePoints().noneMatch(ClientId::isUnseen);
    }

    private static boolean isUnseen(int codePoint) {
        int kind = Character.getType(codePoint);
        return kind == Character.FORMAT || kind == Character.SURROGATE;
    }

    /// Empty for what could never be one.
    public static Optional<ClientId> parse(String text) {
        return isOne(text) ? Optional.of(new ClientId(text)) : Optional.empty();
    }
}
