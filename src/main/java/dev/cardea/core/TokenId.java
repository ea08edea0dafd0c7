package dev.cardea.core;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What a revocation names: the 20 bytes of our tokens' `jti`, or as many of the hash of a token that came from
/// elsewhere.
public final class TokenId {

    public static final int LENGTH = 20;

    private final byte[] bytes;

    public TokenId(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a token id has 20 bytes, not " + bytes.length);
        }
        this.bytes = bytes.clone();
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TokenId that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /// A token's id is no secret, but it is nobody's business in a log either.
    @Override
    public String toString() {
        return "TokenId[…]";
    }
}
