package dev.cardea.core;

import java.nio.ByteBuffer;
import java.util.UUID;

/// Names one sign-in: a UUID of version 4 whose first 48 bits are the number of its user and whose other 74 are random.
/// So a token that names its session also says where to look for it.
public record SessionId(UUID uuid) {

    private static final int USER_BITS = 48;

    /// A new one.
    ///
    /// @param random its last 74 bits of 128 are used
    public static SessionId of(UserId user, TokenSeed random) {
        if (user.number() < 1 || user.number() >= 1L << USER_BITS) {
            throw new IllegalArgumentException("a session cannot name user " + user.number());
        }
        long high = user.number() << 16 | 0x4000L | (random.high() & 0xFFFL);
        long low = (random.low() & ~(0b11L << 62)) | (0b10L << 62);
        return new SessionId(new UUID(high, low));
    }

    public UserId user() {
        return new UserId(uuid.getMostSignificantBits() >>> 16);
    }

    public byte[] bytes() {
        return ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }

    public static SessionId of(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new SessionId(new UUID(buffer.getLong(), buffer.getLong()));
    }
}
