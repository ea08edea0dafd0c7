package dev.cardea.core;

import java.util.Optional;

/// How a client names itself, unique per server: at most 255 characters, none of which controls anything.
public record ClientId(String text) {

    public static final int LONGEST = 255;

    public ClientId {
        if (!OneLine.is(text, LONGEST)) {
            throw new IllegalArgumentException("not a name of a client");
        }
    }

    /// Empty for what could never be one.
    public static Optional<ClientId> parse(String text) {
        return OneLine.is(text, LONGEST) ? Optional.of(new ClientId(text)) : Optional.empty();
    }
}
