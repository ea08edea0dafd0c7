package dev.cardea.crypto;

import dev.cardea.core.Environment;
import dev.cardea.core.KeyNumber;
import dev.cardea.core.Keyring;
import dev.cardea.core.Origin;
import dev.cardea.core.PointId;
import dev.cardea.core.SigningKey;
import dev.cardea.core.Store;
import dev.cardea.core.Tenant;
import dev.cardea.core.Token;
import dev.cardea.core.TokenForms.Reading;
import dev.cardea.core.TokenId;
import dev.cardea.core.TokenKind;
import dev.cardea.core.TokenSeed;
import dev.cardea.core.User;
import dev.cardea.core.UserId;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/// Point's access token: a JWT whose header has the documented bytes (contract point.md §1.6).
///
/// The 20 bytes of its `jti` are the number of the key that signed it (4) and 128 random bits. A token without such a
/// number was made elsewhere, and is checked with the keys that were imported for its environment.
final class PointAccessTokens {

    /// `{"alg":"HS256","typ":"JWT"}`, byte for byte as the page shows it.
    private static final String HEADER = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9";

    /// The original's tokens have 132 characters before the signature. Each imported key costs one HMAC over all of it.
    private static final int LONGEST_FROM_ELSEWHERE = 1_024;

    private final Keyring keyring;
    private final Store store;

    PointAccessTokens(Keyring keyring, Store store) {
        this.keyring = keyring;
        this.store = store;
    }

    String write(Tenant tenant, User user, Origin origin, Instant issued, TokenSeed seed) {
        SigningKey key = keyring.signing(tenant.id(), TokenKind.POINT_ACCESS);
        byte[] id = ByteBuffer.allocate(TokenId.LENGTH)
                .putInt(key.number().number())
                .putLong(seed.high())
                .putLong(seed.low())
                .array();
        PointClaims claims = new PointClaims(
                user.pointId().text(),
                issued.getEpochSecond(),
                issued.getEpochSecond() + tenant.policy().accessTokenLifetime().toSeconds(),
                Optional.of(Base64.getUrlEncoder().withoutPadding().encodeToString(id)),
                user.id().number(),
                user.generation(),
                origin);
        return Jwt.sign(HEADER, claims.json(), key);
    }

    Reading read(Jwt jwt, Set<Environment> environments) {
        if (!jwt.header().equals(HEADER) && !JwtHeader.isHs256(jwt.header())) {
            return new Reading.Forged();
        }
        return Jwt.decode(jwt.payload())
                .flatMap(PointClaims::parse)
                .flatMap(claims -> signed(jwt, claims, environments))
                .<Reading>map(Reading.Signed::new)
                .orElseGet(Reading.Forged::new);
    }

    private Optional<Token> signed(Jwt jwt, PointClaims claims, Set<Environment> environments) {
        Optional<byte[]> id = claims.jti().flatMap(Jwt::decode).filter(bytes -> bytes.length == TokenId.LENGTH);
        Optional<KeyNumber> number = id.flatMap(PointAccessTokens::keyNumber).filter(keyring::isGiven);
        if (number.isEmpty()) {
            return signedElsewhere(jwt, claims, environments);
        }
        // Never the other way, even if its key is retired: what dies with a key must not live on under another.
        return keyring.checking(number.get(), TokenKind.POINT_ACCESS)
                .filter(jwt::isSignedBy)
                .map(key -> token(claims, key, new UserId(claims.user()), new TokenId(id.orElseThrow())));
    }

    private static Optional<KeyNumber> keyNumber(byte[] id) {
        int number = ByteBuffer.wrap(id).getInt();
        return number < 1 ? Optional.empty() : Optional.of(new KeyNumber(number));
    }

    /// The same key may have been imported for several tenants: the token is of the one that has its user.
    private Optional<Token> signedElsewhere(Jwt jwt, PointClaims claims, Set<Environment> environments) {
        Optional<PointId> subject = PointId.parse(claims.subject());
        if (subject.isEmpty() || jwt.signed().length() > LONGEST_FROM_ELSEWHERE) {
            return Optional.empty();
        }
        return environments.stream()
                .flatMap(where -> keyring.imported(where, TokenKind.POINT_ACCESS).stream())
                .filter(jwt::isSignedBy)
                .flatMap(key -> store
                        .read(tx -> tx.users().named(key.tenant(), subject.get()))
                        .map(user -> token(withoutOurs(claims), key, user.id(), jwt.id()))
                        .stream())
                .findFirst();
    }

    /// Members that happen to have our names mean nothing in a token made elsewhere.
    private static PointClaims withoutOurs(PointClaims claims) {
        return new PointClaims(
                claims.subject(), claims.issued(), claims.expires(), claims.jti(), 0, 0, new Origin.Elsewhere());
    }

    private static Token token(PointClaims claims, SigningKey key, UserId user, TokenId id) {
        return new Token(
                TokenKind.POINT_ACCESS,
                key.tenant(),
                user,
                id,
                Optional.of(claims.subject()),
                Optional.of(Instant.ofEpochSecond(claims.issued())),
                Optional.of(Instant.ofEpochSecond(claims.expires())),
                claims.generation(),
                claims.origin(),
                claims.jti());
    }
}
