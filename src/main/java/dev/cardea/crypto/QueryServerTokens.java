package dev.cardea.crypto;

import dev.cardea.core.Environment;
import dev.cardea.core.KeyNumber;
import dev.cardea.core.Keyring;
import dev.cardea.core.Origin;
import dev.cardea.core.QueryClaims;
import dev.cardea.core.QuerySubject;
import dev.cardea.core.QueryToken;
import dev.cardea.core.SigningKey;
import dev.cardea.core.Standings;
import dev.cardea.core.Store;
import dev.cardea.core.Tenant;
import dev.cardea.core.TenantId;
import dev.cardea.core.Term;
import dev.cardea.core.Token;
import dev.cardea.core.TokenForms.Reading;
import dev.cardea.core.TokenId;
import dev.cardea.core.TokenKind;
import dev.cardea.core.TokenSeed;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Query Server's tokens: JWTs with the documented header and the four claims in alphabetical order (contract
/// query-server.md §3). They are derived from their rows, so that a list can show them again.
///
/// `sub` names the row. In ours it begins with the number of the key; one that does not was made elsewhere, and is
/// checked with the keys that were imported.
final class QueryServerTokens {

    /// `{"typ":"JWT","alg":"HS256"}`: this order, and not that of the other families.
    private static final String HEADER = "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9";

    /// `{"exp"`
    private static final String BEGINNING = "eyJleHAi";

    /// The original's have 195 characters before the signature. Each imported key costs one HMAC over all of it.
    private static final int LONGEST_FROM_ELSEWHERE = 1_024;

    private final Keyring keyring;
    private final Store store;
    private final Standings standings;

    QueryServerTokens(Keyring keyring, Store store, Standings standings) {
        this.keyring = keyring;
        this.store = store;
        this.standings = standings;
    }

    static boolean isShapedLikeOne(Jwt jwt) {
        return jwt.header().equals(HEADER) && jwt.payload().startsWith(BEGINNING);
    }

    QuerySubject subject(TenantId tenant, TokenKind kind, TokenSeed seed) {
        return QuerySubject.of(keyring.signing(tenant, kind).number(), seed);
    }

    /// A key from elsewhere that only checks derives too: what it signed there is shown as it was.
    Optional<String> derive(Tenant tenant, QueryToken token) {
        QueryClaims claims =
                new QueryClaims(token.kind(), token.subject(), token.term().claim(), token.updated());
        return token.key()
                .flatMap(number -> key(tenant, token.kind(), number))
                .map(key -> Jwt.sign(HEADER, payload(claims), key));
    }

    /// Whoever moves here keeps the tokens that can be derived again, to the byte.
    static Optional<QueryClaims> fromElsewhere(String text, byte[] secret) {
        return Jwt.split(text)
                .filter(QueryServerTokens::isShapedLikeOne)
                .flatMap(jwt -> Jwt.decode(jwt.payload()))
                .flatMap(JwtClaims::parse)
                .flatMap(QueryServerTokens::claims)
                .filter(claims ->
                        MessageDigest.isEqual(Jwt.ascii(Jwt.sign(HEADER, payload(claims), secret)), Jwt.ascii(text)));
    }

    private static String payload(QueryClaims claims) {
        return "{\"exp\":" + claims.expires()
                + ",\"iat\":" + claims.issued().getEpochSecond()
                + ",\"iss\":\"" + issuer(claims.kind())
                + "\",\"sub\":\"" + claims.subject().uuid() + "\"}";
    }

    private static Optional<QueryClaims> claims(JwtClaims claims) {
        Optional<TokenKind> kind = claims.text("iss").flatMap(QueryServerTokens::kind);
        Optional<QuerySubject> subject = claims.text("sub").flatMap(QuerySubject::parse);
        Optional<Instant> issued = claims.seconds("iat").map(Instant::ofEpochSecond);
        Optional<Long> expires = claims.number("exp");
        return kind.isEmpty() || subject.isEmpty() || issued.isEmpty() || expires.isEmpty()
                ? Optional.empty()
                : Optional.of(new QueryClaims(kind.get(), subject.get(), expires.get(), issued.get()));
    }

    Reading read(Jwt jwt, Set<Environment> environments) {
        return Jwt.decode(jwt.payload())
                .flatMap(JwtClaims::parse)
                .flatMap(claims -> signed(jwt, claims, environments))
                .orElseGet(Reading.Forged::new);
    }

    private Optional<SigningKey> key(Tenant tenant, TokenKind kind, KeyNumber number) {
        return keyring.checking(tenant.id(), kind).stream()
                .filter(key -> key.number().equals(number))
                .findFirst();
    }

    private Optional<Reading> signed(Jwt jwt, JwtClaims claims, Set<Environment> environments) {
        Optional<TokenKind> kind = claims.text("iss").flatMap(QueryServerTokens::kind);
        Optional<QuerySubject> subject = claims.text("sub").flatMap(QuerySubject::parse);
        if (kind.isEmpty() || subject.isEmpty()) {
            return Optional.empty();
        }
        return keys(jwt, kind.get(), subject.get(), environments)
                .filter(jwt::isSignedBy)
                .flatMap(key -> reading(claims, key, kind.get(), subject.get()).stream())
                .findFirst();
    }

    /// The one that the subject names. Never an imported one as well: what dies with a key must not live on under
    /// another.
    private Stream<SigningKey> keys(Jwt jwt, TokenKind kind, QuerySubject subject, Set<Environment> environments) {
        Optional<KeyNumber> number = subject.key().filter(keyring::isGiven);
        if (number.isPresent()) {
            return keyring.checking(number.get(), kind).stream();
        }
        return jwt.signed().length() > LONGEST_FROM_ELSEWHERE
                ? Stream.empty()
                : environments.stream().flatMap(where -> keyring.imported(where, kind).stream());
    }

    private Optional<Reading> reading(JwtClaims claims, SigningKey key, TokenKind kind, QuerySubject subject) {
        Optional<Instant> issued = claims.seconds("iat").map(Instant::ofEpochSecond);
        Optional<Long> claim = claims.number("exp");
        if (issued.isEmpty() || claim.isEmpty()) {
            return Optional.empty();
        }
        if (kind == TokenKind.QUERYSERVER_LONE) {
            return store.read(tx -> tx.queryTokens().withSubject(key.tenant(), subject))
                    .filter(row -> row.kind() == kind)
                    .map(Reading.Lone::new);
        }
        boolean isEndless = claim.get() == issued.get().getEpochSecond();
        return standings
                .owner(key.tenant(), subject)
                .map(user -> new Reading.Signed(new Token(
                        kind,
                        key.tenant(),
                        user,
                        id(key, subject),
                        Optional.empty(),
                        issued,
                        isEndless ? Optional.empty() : claim.map(Term::end),
                        0,
                        new Origin.OfQueryToken(subject),
                        Optional.of(subject.uuid().toString()))));
    }

    private static TokenId id(SigningKey key, QuerySubject subject) {
        return new TokenId(ByteBuffer.allocate(TokenId.LENGTH)
                .putInt(key.number().number())
                .put(subject.bytes())
                .array());
    }

    private static String issuer(TokenKind kind) {
        return kind == TokenKind.QUERYSERVER_USER ? "user_token" : "token";
    }

    private static Optional<TokenKind> kind(String issuer) {
        return List.of(TokenKind.QUERYSERVER_USER, TokenKind.QUERYSERVER_LONE).stream()
                .filter(kind -> issuer(kind).equals(issuer))
                .findFirst();
    }
}
