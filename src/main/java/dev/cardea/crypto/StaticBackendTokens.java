package dev.cardea.crypto;

import dev.cardea.core.KeyNumber;
import dev.cardea.core.Keyring;
import dev.cardea.core.Origin;
import dev.cardea.core.Session;
import dev.cardea.core.SessionId;
import dev.cardea.core.SigningKey;
import dev.cardea.core.Token;
import dev.cardea.core.TokenForms.Reading;
import dev.cardea.core.TokenId;
import dev.cardea.core.TokenKind;
import dev.cardea.core.TokenSeed;
import dev.cardea.core.User;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// StaticBackend's token of a session: a JWT with the documented header and claims, in their order (contract
/// staticbackend.md §3.1), 347 characters long.
///
/// `token` is `<user>|<session>`, two UUIDs. `jti` spells the number of the key that signed it (4 bytes) and 128 random
/// bits. `nbf` is the moment of issue and not half an hour later (section 5.4).
final class StaticBackendTokens {

    /// `{"alg":"HS256","typ":"JWT"}`
    private static final String HEADER = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9";

    /// `{"iss":"StaticBackend` without its last letter, which shares a digit of base64 with what follows.
    private static final String BEGINNING = "eyJpc3MiOiJTdGF0aWNCYWNrZW5k";

    private static final int UUID_LENGTH = 36;

    private final Keyring keyring;

    StaticBackendTokens(Keyring keyring) {
        this.keyring = keyring;
    }

    static boolean isShapedLikeOne(Jwt jwt) {
        return jwt.payload().startsWith(BEGINNING);
    }

    String write(User user, Session session, TokenSeed seed) {
        SigningKey key = keyring.signing(user.tenant(), TokenKind.STATICBACKEND_SESSION);
        byte[] id = ByteBuffer.allocate(TokenId.LENGTH)
                .putInt(key.number().number())
                .putLong(seed.high())
                .putLong(seed.low())
                .array();
        long issued = session.started().getEpochSecond();
        String claims = "{\"iss\":\"StaticBackend\",\"exp\":"
                + (issued + Session.LIFETIME.toSeconds())
                + ",\"nbf\":" + issued
                + ",\"iat\":" + issued
                + ",\"jti\":\"" + LegibleText.of(id)
                + "\",\"token\":\"" + user.uuid() + "|" + session.id().uuid() + "\"}";
        return Jwt.sign(HEADER, claims, key);
    }

    Reading read(Jwt jwt) {
        return Jwt.decode(jwt.payload())
                .filter(_ -> jwt.header().equals(HEADER))
                .flatMap(JwtClaims::parse)
                .flatMap(claims -> signed(jwt, claims))
                .<Reading>map(Reading.Signed::new)
                .orElseGet(Reading.Forged::new);
    }

    private Optional<Token> signed(Jwt jwt, JwtClaims claims) {
        Optional<byte[]> id = claims.text("jti").flatMap(text -> LegibleText.bytes(text, TokenId.LENGTH));
        return id.flatMap(StaticBackendTokens::keyNumber)
                .filter(keyring::isGiven)
                .flatMap(number -> keyring.checking(number, TokenKind.STATICBACKEND_SESSION))
                .filter(jwt::isSignedBy)
                .flatMap(key -> token(claims, key, new TokenId(id.orElseThrow())));
    }

    private static Optional<KeyNumber> keyNumber(byte[] id) {
        int number = ByteBuffer.wrap(id).getInt();
        return number < 1 ? Optional.empty() : Optional.of(new KeyNumber(number));
    }

    private static Optional<Token> token(JwtClaims claims, SigningKey key, TokenId id) {
        Optional<String> names = claims.text("token").filter(StaticBackendTokens::isPair);
        Optional<Long> issued = claims.seconds("iat");
        Optional<Long> expires = claims.seconds("exp");
        if (names.isEmpty() || issued.isEmpty() || expires.isEmpty()) {
            return Optional.empty();
        }
        SessionId session = new SessionId(UUID.fromString(names.get().substring(UUID_LENGTH + 1)));
        return Optional.of(new Token(
                TokenKind.STATICBACKEND_SESSION,
                key.tenant(),
                session.user(),
                id,
                Optional.of(names.get().substring(0, UUID_LENGTH)),
                issued.map(Instant::ofEpochSecond),
                expires.map(Instant::ofEpochSecond),
                0,
                new Origin.OfSession(session),
                claims.text("jti")));
    }

    /// Two UUIDs as we spell them: who has an imported key that signs can put anything there.
    private static boolean isPair(String text) {
        return text.length() == 2 * UUID_LENGTH + 1
                && text.charAt(UUID_LENGTH) == '|'
                && isUuidAt(text, 0)
                && isUuidAt(text, UUID_LENGTH + 1);
    }

    private static boolean isUuidAt(String text, int begin) {
        for (int i = 0; i < UUID_LENGTH; i++) {
            char c = text.charAt(begin + i);
            boolean isHyphenDue = i == 8 || i == 13 || i == 18 || i == 23;
            boolean isHexDigit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
            if (isHyphenDue ? c != '-' : !isHexDigit) {
                return false;
            }
        }
        return true;
    }
}
