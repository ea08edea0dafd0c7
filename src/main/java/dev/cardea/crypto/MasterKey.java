package dev.cardea.crypto;

import java.util.Base64;
import java.util.HexFormat;

/// The 32 bytes under which everything else is sealed. Whoever has it and the database can sign tokens.
public final class MasterKey {

    public static final int LENGTH = 32;

    private final byte[] bytes;

    public MasterKey(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a master key has 32 bytes, not " + bytes.length);
        }
        this.bytes = bytes.clone();
    }

    /// Reads 64 hexadecimal digits, or base64 in either alphabet, with or without padding.
    ///
    /// @throws IllegalArgumentException if the text is neither or is not 32 bytes; the message does not repeat it
    public static MasterKey parse(String text) {
        String trimmed = text.strip();
        try {
            if (trimmed.length() == 2 * LENGTH) {
                return new MasterKey(HexFormat.of().parseHex(trimmed));
            }
            String unpadded = trimmed.replace("=", "").replace('+', '-').replace('/', '_');
            return new MasterKey(Base64.getUrlDecoder().decode(unpadded));
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException("a master key is 32 bytes as 64 hexadecimal digits or as base64");
        }
    }

    /// The form in which it is written to its file.
    public String text() {
        return HexFormat.of().formatHex(bytes);
    }

    /// A key of its own for one purpose (HKDF, RFC 5869).
    byte[] derive(String purpose) {
        return Hkdf.expand(bytes, purpose);
    }

    @Override
    public String toString() {
        return "MasterKey[hidden]";
    }
}
