package dev.cardea.core;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// What a token of Query Server calls itself: a UUID of version 4, another one for each token. In ours the first 32 bits
/// are the number of the key that signs it and the other 90 are random.
public record QuerySubject(UUID uuid) {

    private static final Pattern FORM =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /// A new one.
    ///
    /// @param random 90 of its 128 bits are used
    public static QuerySubject of(KeyNumber key, TokenSeed random) {
        long high = ((long) key.number() << 32) | (random.high() & 0xFFFF_0FFFL) | 0x4000L;
        long low = (random.low() & ~(0b11L << 62)) | (0b10L << 62);
        return new QuerySubject(new UUID(high, low));
    }

    /// Only in its one spelling; empty for what could never be one.
    public static Optional<QuerySubject> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new QuerySubject(UUID.fromString(text))) : Optional.empty();
    }

    /// The number that it carries; it means something only if it was ever given.
    public Optional<KeyNumber> key() {
        int number = (int) (uuid.getMostSignificantBits() >>> 32);
        return number < 1 ? Optional.empty() : Optional.of(new KeyNumber(number));
    }

    public byte[] bytes() {
        return ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }

    public static QuerySubject of(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new QuerySubject(new UUID(buffer.getLong(), buffer.getLong()));
    }
}
