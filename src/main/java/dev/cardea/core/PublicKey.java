package dev.cardea.core;

import java.util.Optional;
import java.util.regex.Pattern;

/// Names a tenant to the whole world, as StaticBackend's clients do it. It is no secret, and unique per server.
///
/// @param text 1 to 64 characters of `A-Z a-z 0-9 . _ -`
public record PublicKey(String text) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    public PublicKey {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not a public key");
        }
    }

    /// Empty for what could never be one.
    public static Optional<PublicKey> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new PublicKey(text)) : Optional.empty();
    }
}
