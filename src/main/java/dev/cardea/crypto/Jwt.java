package dev.cardea.crypto;

import dev.cardea.core.SigningKey;
import dev.cardea.core.TokenId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A compact JWT (RFC 7519) cut into its parts; nothing in it has been verified yet.
///
/// @param signed the text that the signature covers: header, dot, payload
/// @param header still in base64url
/// @param payload still in base64url
record Jwt(String signed, String header, String payload, String signature) {

    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    /// Far above what any family issues; bounds the work for a forged one.
    private static final int LONGEST = 4_096;

    /// Cuts text with exactly two dots. Text that is too long is cut into parts that nothing has signed.
    static Optional<Jwt> split(String text) {
        int first = text.indexOf('.');
        int second = text.indexOf('.', first + 1);
        if (first < 0 || second < 0 || text.indexOf('.', second + 1) >= 0) {
            return Optional.empty();
        }
        if (text.length() > LONGEST) {
            return Optional.of(new Jwt("", "", "", ""));
        }
        return Optional.of(new Jwt(
                text.substring(0, second),
                text.substring(0, first),
                text.substring(first + 1, second),
                text.substring(second + 1)));
    }

    /// Signs, and joins the parts.
    static String sign(String header, String payload, SigningKey key) {
        return sign(header, payload, key::sign);
    }

    /// The same with a key that is none of ours.
    static String sign(String header, String payload, byte[] secret) {
        return sign(header, payload, message -> HmacKey.sign(HmacKey.mac(secret), message));
    }

    private static String sign(String header, String payload, UnaryOperator<byte[]> mac) {
        String signed = header + "." + TEXT.encodeToString(payload.getBytes(StandardCharsets.UTF_8));
        return signed + "." + TEXT.encodeToString(mac.apply(ascii(signed)));
    }

    /// Whether this key made the signature, in its one spelling; compared in constant time.
    boolean isSignedBy(SigningKey key) {
        return decode(signature)
                .filter(bytes -> signature.equals(TEXT.encodeToString(bytes)))
                .filter(claimed -> MessageDigest.isEqual(key.sign(ascii(signed)), claimed))
                .isPresent();
    }

    /// What a revocation calls a token that was made elsewhere.
    TokenId id() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(ascii(signed));
            return new TokenId(Arrays.copyOf(digest, TokenId.LENGTH));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static Optional<byte[]> decode(String base64) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(base64));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
        return "Jwt[hidden]";
    }
}
