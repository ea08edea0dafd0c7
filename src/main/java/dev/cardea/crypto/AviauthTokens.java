package dev.cardea.crypto;

import dev.cardea.core.ClientId;
import dev.cardea.core.Environment;
import dev.cardea.core.Grant;
import dev.cardea.core.KeyNumber;
import dev.cardea.core.Keyring;
import dev.cardea.core.Origin;
import dev.cardea.core.Scopes;
import dev.cardea.core.SessionId;
import dev.cardea.core.SigningKey;
import dev.cardea.core.Store;
import dev.cardea.core.TenantId;
import dev.cardea.core.Token;
import dev.cardea.core.TokenForms.Reading;
import dev.cardea.core.TokenId;
import dev.cardea.core.TokenKind;
import dev.cardea.core.TokenSeed;
import dev.cardea.core.User;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.core.io.JsonStringEncoder;

/// Aviauth's access and refresh tokens: JWTs with the documented header and claims, and after them `jti` and `sid`, the
/// sign-in that they are of (contract aviauth.md §5). The access token is made new each time; the refresh token is
/// derived from the row of its sign-in, so that a repeated request gets the same one.
///
/// The 20 bytes of `jti` are the number of the key that signed it (4) and 128 random bits.
final class AviauthTokens {

    /// `{"alg":"HS256","typ":"JWT"}`
    private static final String HEADER = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9";

    /// `{"iss"`
    private static final String ACCESS_BEGINNING = "eyJpc3Mi";

    /// `{"exp"`
    private static final String REFRESH_BEGINNING = "eyJleHAi";

    /// The original's have some 330 characters before the signature. Each imported key costs one HMAC over all of it.
    private static final int LONGEST_FROM_ELSEWHERE = 1_024;

    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final Keyring keyring;
    private final Store store;

    AviauthTokens(Keyring keyring, Store store) {
        this.keyring = keyring;
        this.store = store;
    }

    /// Of which kind it looks; StaticBackend's begin alike, and are to be told apart before.
    static Optional<TokenKind> kind(Jwt jwt) {
        if (!jwt.header().equals(HEADER)) {
            return Optional.empty();
        }
        if (jwt.payload().startsWith(ACCESS_BEGINNING)) {
            return Optional.of(TokenKind.AVIAUTH_ACCESS);
        }
        return jwt.payload().startsWith(REFRESH_BEGINNING) ? Optional.of(TokenKind.AVIAUTH_REFRESH) : Optional.empty();
    }

    TokenId refreshId(TenantId tenant, TokenSeed seed) {
        return id(keyring.signing(tenant, TokenKind.AVIAUTH_REFRESH), seed);
    }

    String access(User user, Grant grant, Scopes scopes, String issuer, Instant issued, TokenSeed seed) {
        SigningKey key = keyring.signing(grant.tenant(), TokenKind.AVIAUTH_ACCESS);
        String claims = "{\"iss\":" + quoted(issuer)
                + ",\"sub\":\"" + user.uuid()
                + "\",\"aud\":[],\"azp\":" + quoted(grant.client().text())
                + ",\"exp\":" + issued.plus(Grant.ACCESS_LIFETIME).getEpochSecond()
                + ",\"iat\":" + issued.getEpochSecond()
                + ",\"scope\":\"" + scopes.text()
                + "\",\"jti\":\"" + TEXT.encodeToString(id(key, seed).bytes())
                + "\",\"sid\":\"" + grant.session().uuid() + "\"}";
        return Jwt.sign(HEADER, claims, key);
    }

    Optional<String> refresh(User user, Grant grant, String issuer) {
        return keyNumber(grant.current().bytes())
                .flatMap(number -> keyring.checking(number, TokenKind.AVIAUTH_REFRESH))
                .map(key -> Jwt.sign(HEADER, refreshClaims(user, grant, issuer), key));
    }

    private static String refreshClaims(User user, Grant grant, String issuer) {
        return "{\"exp\":" + grant.expires().getEpochSecond()
                + ",\"iat\":" + grant.rotated().getEpochSecond()
                + ",\"scope\":\"" + grant.scopes().text()
                + "\",\"sub\":\"" + user.uuid()
                + "\",\"aud\":" + quoted(issuer + "/auth/token")
                + ",\"iss\":" + quoted(issuer)
                + ",\"azp\":" + quoted(grant.client().text())
                + ",\"jti\":\"" + TEXT.encodeToString(grant.current().bytes())
                + "\",\"sid\":\"" + grant.session().uuid() + "\"}";
    }

    Reading read(Jwt jwt, TokenKind kind, Set<Environment> environments) {
        return Jwt.decode(jwt.payload())
                .flatMap(JwtClaims::parse)
                .flatMap(claims -> signed(jwt, claims, kind, environments))
                .<Reading>map(Reading.Signed::new)
                .orElseGet(Reading.Forged::new);
    }

    private Optional<Token> signed(Jwt jwt, JwtClaims claims, TokenKind kind, Set<Environment> environments) {
        Optional<byte[]> id = claims.text("jti").flatMap(Jwt::decode).filter(bytes -> bytes.length == TokenId.LENGTH);
        Optional<KeyNumber> number = id.flatMap(AviauthTokens::keyNumber).filter(keyring::isGiven);
        if (number.isEmpty()) {
            return kind == TokenKind.AVIAUTH_ACCESS ? signedElsewhere(jwt, claims, environments) : Optional.empty();
        }
        // Never with an imported key, even if its own is retired: what dies with a key must not live on under another.
        return keyring.checking(number.get(), kind)
                .filter(jwt::isSignedBy)
                .flatMap(key -> token(claims, key, kind, new TokenId(id.orElseThrow())));
    }

    /// An access token of the original. It has no row here, so it is taken only for as long as the original's live.
    private Optional<Token> signedElsewhere(Jwt jwt, JwtClaims claims, Set<Environment> environments) {
        Optional<UUID> subject = claims.text("sub").flatMap(AviauthTokens::uuid);
        Optional<ClientId> client = claims.text("azp").flatMap(ClientId::parse);
        Optional<Instant> issued = claims.seconds("iat").map(Instant::ofEpochSecond);
        Optional<Instant> expires = claims.seconds("exp").map(Instant::ofEpochSecond);
        if (subject.isEmpty()
                || client.isEmpty()
                || issued.isEmpty()
                || expires.isEmpty()
                || expires.get().isAfter(issued.get().plus(Grant.ACCESS_LIFETIME))
                || jwt.signed().length() > LONGEST_FROM_ELSEWHERE) {
            return Optional.empty();
        }
        Origin origin = new Origin.OfGrantElsewhere(
                client.get(), Scopes.parse(claims.text("scope").orElse("")));
        return environments.stream()
                .flatMap(where -> keyring.imported(where, TokenKind.AVIAUTH_ACCESS).stream())
                .filter(jwt::isSignedBy)
                .flatMap(key -> store.read(tx -> tx.members().withUuid(key.tenant(), subject.get())).stream())
                .map(user -> new Token(
                        TokenKind.AVIAUTH_ACCESS,
                        user.tenant(),
                        user.id(),
                        jwt.id(),
                        claims.text("sub"),
                        issued,
                        expires,
                        0,
                        origin,
                        claims.text("jti")))
                .findFirst();
    }

    private static Optional<Token> token(JwtClaims claims, SigningKey key, TokenKind kind, TokenId id) {
        Optional<SessionId> session =
                claims.text("sid").flatMap(AviauthTokens::uuid).map(SessionId::new);
        Optional<ClientId> client = claims.text("azp").flatMap(ClientId::parse);
        Optional<Long> issued = claims.seconds("iat");
        Optional<Long> expires = claims.seconds("exp");
        if (session.isEmpty() || client.isEmpty() || issued.isEmpty() || expires.isEmpty()) {
            return Optional.empty();
        }
        Scopes scopes = Scopes.parse(claims.text("scope").orElse(""));
        return Optional.of(new Token(
                kind,
                key.tenant(),
                session.get().user(),
                id,
                claims.text("sub"),
                issued.map(Instant::ofEpochSecond),
                expires.map(Instant::ofEpochSecond),
                0,
                new Origin.OfGrant(session.get(), client.get(), scopes),
                claims.text("jti")));
    }

    /// Who has an imported key that signs can put anything there.
    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static TokenId id(SigningKey key, TokenSeed seed) {
        return new TokenId(ByteBuffer.allocate(TokenId.LENGTH)
                .putInt(key.number().number())
                .putLong(seed.high())
                .putLong(seed.low())
                .array());
    }

    private static Optional<KeyNumber> keyNumber(byte[] id) {
        int number = ByteBuffer.wrap(id).getInt();
        return number < 1 ? Optional.empty() : Optional.of(new KeyNumber(number));
    }

    private static String quoted(String text) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + "\"";
    }
}
