package dev.cardea.crypto;

import dev.cardea.core.KeyNumber;
import dev.cardea.core.Keyring;
import dev.cardea.core.Origin;
import dev.cardea.core.SigningKey;
import dev.cardea.core.Token;
import dev.cardea.core.TokenForms.Reading;
import dev.cardea.core.TokenId;
import dev.cardea.core.TokenKind;
import dev.cardea.core.User;
import dev.cardea.core.UserId;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// Point's refresh token: derived again from the user's row whenever it is shown, stored nowhere.
///
/// 56 characters, the base64url form of 42 bytes: a mark (3), the number of the key (4), of the user (8), the
/// refresh generation (6), and the first 21 bytes of their HMAC-SHA-256. 42 is divisible by 3, so each token has one
/// spelling.
final class PointRefreshTokens {

    /// The first three bytes as text: `Cardea Point refresh token`.
    private static final String MARK = "cprt";

    private static final byte[] MARK_BYTES = Base64.getUrlDecoder().decode(MARK);
    private static final int GENERATION = 6;
    private static final int SIGNED = MARK_BYTES.length + 4 + 8 + GENERATION;
    private static final int MAC = 21;
    private static final int LENGTH = SIGNED + MAC;
    private static final int CHARACTERS = LENGTH / 3 * 4;

    private final Keyring keyring;

    PointRefreshTokens(Keyring keyring) {
        this.keyring = keyring;
    }

    static boolean isShapedLikeOne(String text) {
        return text.length() == CHARACTERS && text.startsWith(MARK);
    }

    Optional<String> derive(User user) {
        return user.refresh()
                .key()
                .flatMap(number -> keyring.checking(number, TokenKind.POINT_REFRESH))
                .map(key -> write(key, user));
    }

    Reading read(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException _) {
            return new Reading.Forged();
        }
        if (bytes.length != LENGTH) {
            return new Reading.Forged(); // padding took the place of text
        }
        ByteBuffer fields = ByteBuffer.wrap(bytes, MARK_BYTES.length, SIGNED - MARK_BYTES.length);
        int number = fields.getInt();
        UserId user = new UserId(fields.getLong());
        long generation = (Short.toUnsignedLong(fields.getShort()) << 32) | Integer.toUnsignedLong(fields.getInt());
        if (number < 1) {
            return new Reading.Forged();
        }
        return keyring.checking(new KeyNumber(number), TokenKind.POINT_REFRESH)
                .filter(key -> MessageDigest.isEqual(mac(key, bytes), Arrays.copyOfRange(bytes, SIGNED, LENGTH)))
                .<Reading>map(key -> new Reading.Signed(token(key, user, generation, bytes)))
                .orElseGet(Reading.Forged::new);
    }

    private static String write(SigningKey key, User user) {
        byte[] bytes = ByteBuffer.allocate(LENGTH)
                .put(MARK_BYTES)
                .putInt(key.number().number())
                .putLong(user.id().number())
                .putShort((short) (user.refresh().generation() >> 32))
                .putInt((int) user.refresh().generation())
                .array();
        System.arraycopy(mac(key, bytes), 0, bytes, SIGNED, MAC);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }

    private static byte[] mac(SigningKey key, byte[] bytes) {
        return Arrays.copyOf(key.sign(Arrays.copyOf(bytes, SIGNED)), MAC);
    }

    private static Token token(SigningKey key, UserId user, long generation, byte[] bytes) {
        return new Token(
                TokenKind.POINT_REFRESH,
                key.tenant(),
                user,
                new TokenId(Arrays.copyOfRange(bytes, SIGNED, SIGNED + TokenId.LENGTH)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                new Origin.OfRefresh(generation),
                Optional.empty());
    }
}
