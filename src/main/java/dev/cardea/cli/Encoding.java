package dev.cardea.cli;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/// How a key is written where it comes from.
enum Encoding {
    TEXT,
    HEX,
    BASE64;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The key's bytes; empty if it is not written so. Base64 may be of either alphabet, with or without padding.
    Optional<byte[]> decode(byte[] written) {
        String text = new String(written, StandardCharsets.US_ASCII);
        try {
            return Optional.of(
                    switch (this) {
                        case TEXT -> written;
                        case HEX -> HexFormat.of().parseHex(text.strip());
                        case BASE64 ->
                            Base64.getUrlDecoder()
                                    .decode(text.strip().replace('+', '-').replace('/', '_'));
                    });
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
