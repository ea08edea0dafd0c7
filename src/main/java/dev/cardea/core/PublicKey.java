package dev.cardea.core;

import java.util.Optional;

/// Names a tenant to the whole world, as StaticBackend's clients do it. It is no secret, and unique per server.
///
/// @param text 1 to 64 characters of `A-Z a-z 0-9 . _ -`
public record PublicKey(String text) {

    private static final int LONGEST = 64;

    public PublicKey {
        if (!isOne(text)) {
            throw new IllegalArgumentException("not a public key");
        }
    }

    /// Empty for what could never be one.
    public static Optional<PublicKey> parse(String text) {
        return isOne(text) ? Optional.of(new PublicKey(text)) : Optional.empty();
    }

    private static boolean isOne(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isAllowed(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= LONGEST;
    }

    private static boolean isAllowed(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '.'
                || c == '_'
                || c == '-';
    }
}
