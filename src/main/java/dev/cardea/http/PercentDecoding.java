package dev.cardea.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Undoes percent-encoding once, strictly: what is not well-formed UTF-8 has no decoded form.
public final class PercentDecoding {

    private PercentDecoding() {}

    /// The decoded text of one path segment, or empty for `%ZZ`, `%4` and `%FF`. A '+' stays a '+'.
    public static Optional<String> decode(String raw) {
        if (raw.indexOf('%') < 0) {
            return Optional.of(raw);
        }
        byte[] source = raw.getBytes(StandardCharsets.UTF_8);
        ByteBuffer decoded = ByteBuffer.allocate(source.length);
        for (int i = 0; i < source.length; i++) {
            if (source[i] != '%') {
                decoded.put(source[i]);
                continue;
            }
            int value = i + 2 < source.length ? octet(source[i + 1], source[i + 2]) : -1;
            if (value < 0) {
                return Optional.empty();
            }
            decoded.put((byte) value);
            i += 2;
        }
        return text(decoded.flip());
    }

    private static int octet(byte high, byte low) {
        int first = Character.digit(high, 16);
        int second = Character.digit(low, 16);
        return first < 0 || second < 0 ? -1 : first * 16 + second;
    }

    private static Optional<String> text(ByteBuffer bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(bytes)
                    .toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }
}
