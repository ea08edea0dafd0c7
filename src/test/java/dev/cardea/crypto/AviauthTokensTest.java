package dev.cardea.crypto;

import static dev.cardea.testing.TestServer.got;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.ClientId;
import dev.cardea.core.Grant;
import dev.cardea.core.Mint;
import dev.cardea.core.Origin;
import dev.cardea.core.Scope;
import dev.cardea.core.Scopes;
import dev.cardea.core.TokenForms.Reading;
import dev.cardea.core.TokenKind;
import dev.cardea.core.TokenSeed;
import dev.cardea.core.User;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Aviauth's tokens to the byte (contract aviauth.md §5), and what passes for none.
final class AviauthTokensTest {

    private static final String ISSUER = "https://api.example/latest";
    private static final byte[] DEV = "dev".getBytes(US_ASCII);

    @TempDir
    private Path folder;

    private Workbench bench;
    private User user;
    private Grant grant;
    private String access;
    private String refresh;

    @BeforeEach
    void open() {
        bench = new Workbench(folder);
        user = bench.user("u-1");
        Instant now = bench.clock.instant();
        grant = new Grant(
                new Mint(new Random(5)).session(user.id()),
                user.tenant(),
                new ClientId("a \"client\""),
                Scopes.of(Scope.USER_READ, Scope.OPENID),
                bench.forms.grantRefreshId(user.tenant(), new TokenSeed(3, 4)),
                Optional.empty(),
                now,
                now);
        access = bench.forms.grantAccess(user, grant, Scopes.of(Scope.USER_READ), ISSUER, now, new TokenSeed(1, 2));
        refresh = bench.forms.grantRefresh(user, grant, ISSUER).orElseThrow();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void headersAndClaimsStandInTheirOrder() {
        String session = grant.session().uuid().toString();
        assertThat(part(access, 0))
                .isEqualTo("{\"alg\":\"HS256\",\"typ\":\"JWT\"}")
                .isEqualTo(part(refresh, 0));
        assertThat(part(access, 1))
                .matches("\\{\"iss\":\"https://api.example/latest\",\"sub\":\"" + user.uuid()
                        + "\",\"aud\":\\[],\"azp\":\"a \\\\\"client\\\\\"\",\"exp\":1700001800,\"iat\":1700000000,"
                        + "\"scope\":\"user:read\",\"jti\":\"[\\w-]{27}\",\"sid\":\"" + session + "\"}");
        assertThat(part(refresh, 1))
                .matches("\\{\"exp\":1700036000,\"iat\":1700000000,\"scope\":\"user:read openid\",\"sub\":\""
                        + user.uuid() + "\",\"aud\":\"https://api.example/latest/auth/token\","
                        + "\"iss\":\"https://api.example/latest\",\"azp\":\"a \\\\\"client\\\\\"\","
                        + "\"jti\":\"[\\w-]{27}\",\"sid\":\"" + session + "\"}");
    }

    @Test
    void theyAreReadAsTheyWereWritten() {
        assertThat(bench.forms.read(access)).isInstanceOfSatisfying(Reading.Signed.class, signed -> {
            assertThat(signed.token().kind()).isEqualTo(TokenKind.AVIAUTH_ACCESS);
            assertThat(signed.token().user()).isEqualTo(user.id());
            assertThat(signed.token().subject()).contains(user.uuid().toString());
            assertThat(signed.token().origin())
                    .isEqualTo(new Origin.OfGrant(grant.session(), grant.client(), Scopes.of(Scope.USER_READ)));
        });
        assertThat(bench.forms.read(refresh)).isInstanceOfSatisfying(Reading.Signed.class, signed -> {
            assertThat(signed.token().kind()).isEqualTo(TokenKind.AVIAUTH_REFRESH);
            assertThat(signed.token().id()).isEqualTo(grant.current());
            assertThat(signed.token().origin())
                    .isEqualTo(new Origin.OfGrant(grant.session(), grant.client(), grant.scopes()));
        });
    }

    @Test
    void everyChangedBitIsForged() {
        for (String token : new String[] {access, refresh}) {
            HandMadeJwt.everyChangedBit(token).forEach(this::isForged);
        }
    }

    @Test
    void noKindPassesForTheOther() throws Exception {
        byte[] accessKey = key(TokenKind.AVIAUTH_ACCESS);
        byte[] refreshKey = key(TokenKind.AVIAUTH_REFRESH);

        assertThat(HandMadeJwt.of(part(access, 1), accessKey)).isEqualTo(access);
        assertThat(HandMadeJwt.of(part(refresh, 1), refreshKey)).isEqualTo(refresh);
        isForged(HandMadeJwt.of(part(access, 1), refreshKey));
        isForged(HandMadeJwt.of(part(refresh, 1), accessKey));
        isForged(HandMadeJwt.of(part(access, 1), key(TokenKind.STATICBACKEND_SESSION)));
        isForged(HandMadeJwt.of(part(access, 1), bench.rootKey(bench.a)));
    }

    @Test
    void aMissingOrOddClaimIsForged() throws Exception {
        for (String name : new String[] {"azp", "exp", "iat", "jti", "sid"}) {
            isForged(HandMadeJwt.of(
                    part(access, 1).replace("\"" + name + "\"", "\"x\""), key(TokenKind.AVIAUTH_ACCESS)));
        }
        isForged(HandMadeJwt.of(
                part(access, 1).replace(grant.session().uuid().toString(), "no session"),
                key(TokenKind.AVIAUTH_ACCESS)));
    }

    /// Contract aviauth.md §5 has such a token of the secret `dev`, of a user and a client that must be known here.
    @Test
    void anAccessTokenFromElsewhereIsTakenForHalfAnHour() throws Exception {
        got(bench.house.operations().importSigningKey().run(bench.a.ref(), TokenKind.AVIAUTH_ACCESS, DEV, false));
        String claims = "{\"iss\":\"http://localhost:8000/latest\",\"sub\":\"" + user.uuid()
                + "\",\"aud\":[],\"azp\":\"public-client-id\",\"exp\":1700001800,\"iat\":1700000000,"
                + "\"scope\":\"user:full\"}";

        assertThat(bench.forms.read(HandMadeJwt.of(claims, DEV)))
                .isInstanceOfSatisfying(
                        Reading.Signed.class,
                        signed -> assertThat(signed.token().origin())
                                .isEqualTo(new Origin.OfGrantElsewhere(
                                        new ClientId("public-client-id"), Scopes.of(Scope.USER_FULL))));
        isForged(HandMadeJwt.of(claims, "other".getBytes(US_ASCII)));
        isForged(HandMadeJwt.of(claims.replace("1700001800", "1700001801"), DEV));
        isForged(HandMadeJwt.of(
                claims.replace(user.uuid().toString(), UUID.randomUUID().toString()), DEV));
        isForged(HandMadeJwt.of(claims.replace("}", ",\"x\":\"" + "y".repeat(1_000) + "\"}"), DEV));
        isForged(HandMadeJwt.of(part(access, 1), DEV));
        isForged(HandMadeJwt.of(part(refresh, 1), DEV));
    }

    private byte[] key(TokenKind kind) {
        return Hkdf.expand(bench.rootKey(bench.a), "cardea/" + kind.label());
    }

    private void isForged(String text) {
        assertThat(bench.forms.read(text)).as(text).isInstanceOf(Reading.Forged.class);
    }

    private static String part(String token, int number) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[number]), UTF_8);
    }
}
