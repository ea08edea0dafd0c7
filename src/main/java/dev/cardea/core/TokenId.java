package dev.cardea.core;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// What a revocation names: the 20 bytes of our tokens' `jti`, or as many of the hash of a token that came from
/// elsewhere.
public final class TokenId {

    public static final int LENGTH = 20;

    // Numbers, not an array: many are remembered, at 41 bytes each in the place of 57.
    private final long first;
    private final long second;
    private final int third;

    public TokenId(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a token id has 20 bytes, not " + bytes.length);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        this.first = buffer.getLong();
        this.second = buffer.getLong();
        this.third = buffer.getInt();
    }

    public byte[] bytes() {
        return ByteBuffer.allocate(LENGTH)
                .putLong(first)
                .putLong(second)
                .putInt(third)
                .array();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TokenId that && first == that.first && second == that.second && third == that.third;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Long.hashCode(first) + Long.hashCode(second)) + third;
    }

    /// A token's id is no secret, but it is nobody's business in a log either.
    @Override
    public String toString() {
        return "TokenId[…]";
    }
}
