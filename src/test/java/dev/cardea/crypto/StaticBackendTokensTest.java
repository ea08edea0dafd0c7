package dev.cardea.crypto;

import static dev.cardea.testing.TestServer.got;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.Mint;
import dev.cardea.core.Origin;
import dev.cardea.core.Session;
import dev.cardea.core.TokenForms.Reading;
import dev.cardea.core.TokenKind;
import dev.cardea.core.TokenSeed;
import dev.cardea.core.User;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// StaticBackend's session token to the byte (contract staticbackend.md §3.1), and what passes for none.
class StaticBackendTokensTest {

    private static final byte[] IMPORTED = "an imported signing key of 32 bytes or more".getBytes(US_ASCII);

    @TempDir
    Path folder;

    private Workbench bench;
    private User user;
    private Session session;
    private String token;

    @BeforeEach
    void open() {
        bench = new Workbench(folder);
        user = bench.user("u-1");
        session = Session.starting(new Mint(new Random(5)).session(user.id()), bench.clock.instant());
        token = bench.forms.session(user, session, new TokenSeed(1, 2));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void itIsOfTheLengthThatClientsHaveSeen() {
        assertThat(token).hasSize(347);
        assertThat(bench.forms.session(user, session, new TokenSeed(-1, -1))).hasSize(347);
    }

    @Test
    void itsHeaderAndClaimsStandInTheirOrder() {
        assertThat(part(token, 0)).isEqualTo("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
        assertThat(part(token, 1))
                .matches("\\{\"iss\":\"StaticBackend\",\"exp\":1700043200,\"nbf\":1700000000,\"iat\":1700000000,"
                        + "\"jti\":\"a[a-zA-Z2-9]{31}\",\"token\":\""
                        + Pattern.quote(user.uuid() + "|" + session.id().uuid()) + "\"}");
    }

    @Test
    void itsIdSpellsTheKeysNumberAndTheSeed() {
        Matcher jti = Pattern.compile("\"jti\":\"([^\"]+)\"").matcher(part(token, 1));
        assertThat(jti.find()).isTrue();
        ByteBuffer id = ByteBuffer.wrap(LegibleText.bytes(jti.group(1), 20).orElseThrow());

        assertThat(id.getInt())
                .isEqualTo(bench.keyring
                        .signing(user.tenant(), TokenKind.STATICBACKEND_SESSION)
                        .number()
                        .number());
        assertThat(id.getLong()).isEqualTo(1);
        assertThat(id.getLong()).isEqualTo(2);
    }

    @Test
    void itIsReadAsItWasWritten() {
        assertThat(bench.forms.read(token, Workbench.STAGING)).isInstanceOfSatisfying(Reading.Signed.class, signed -> {
            assertThat(signed.token().kind()).isEqualTo(TokenKind.STATICBACKEND_SESSION);
            assertThat(signed.token().tenant()).isEqualTo(user.tenant());
            assertThat(signed.token().user()).isEqualTo(user.id());
            assertThat(signed.token().subject()).contains(user.uuid().toString());
            assertThat(signed.token().issued()).contains(Instant.ofEpochSecond(1_700_000_000));
            assertThat(signed.token().expires()).contains(Instant.ofEpochSecond(1_700_043_200));
            assertThat(signed.token().origin()).isEqualTo(new Origin.OfSession(session.id()));
        });
    }

    @Test
    void everyChangedBitIsForged() {
        HandMadeJwt.everyChangedBit(token).forEach(this::isForged);
    }

    @Test
    void anotherSpellingOfItsBytesIsForged() {
        String[] parts = token.split("\\.", -1);
        isForged(token + "=");
        isForged(parts[0] + "=." + parts[1] + "." + parts[2]);
        isForged(parts[0] + "." + parts[1] + "=." + parts[2]);
        char last = token.charAt(token.length() - 1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        isForged(token.substring(0, token.length() - 1) + alphabet.charAt(alphabet.indexOf(last) ^ 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"none\"}",
                "{\"alg\":\"HS256\"}",
                "{\"typ\":\"JWT\",\"alg\":\"HS256\"}",
                "{\"alg\":\"HS512\",\"typ\":\"JWT\"}",
                "{\"alg\":\"RS256\",\"typ\":\"JWT\"}",
                "{\"alg\": \"HS256\",\"typ\":\"JWT\"}"
            })
    void onlyItsOwnHeaderWillDo(String header) throws Exception {
        isForged(HandMadeJwt.of(header, part(token, 1), key()));
        assertThat(bench.isSigned(HandMadeJwt.of(part(token, 1), key()))).isTrue();
    }

    @Test
    void aClaimThatIsThereTwiceIsForged() throws Exception {
        String claims = part(token, 1);
        for (String twice : new String[] {"\"exp\":9999999999", "\"token\":\"x\"", "\"iss\":\"StaticBackend\""}) {
            isForged(HandMadeJwt.of(claims.replace("}", "," + twice + "}"), key()));
        }
    }

    @Test
    void aMissingOrOddClaimIsForged() throws Exception {
        String claims = part(token, 1);
        for (String odd : new String[] {
            claims.replace("\"exp\":1700043200", "\"exp\":\"1700043200\""),
            claims.replace("\"exp\":1700043200", "\"exp\":-1"),
            claims.replace("\"exp\":1700043200", "\"exp\":1e99"),
            claims.replace("\"exp\":1700043200", "\"exp\":99999999999999999999"),
            claims.replace("\"exp\":1700043200,", ""),
            claims.replace("\"iat\":1700000000,", ""),
            claims.replace("\"token\"", "\"tokens\""),
            claims.replace("\"jti\"", "\"jtis\""),
            claims.replace("|", "-"),
            claims + "}",
            claims.substring(0, claims.length() - 1)
        }) {
            isForged(HandMadeJwt.of(odd, key()));
        }
    }

    /// Only who holds a tenant's own imported key can sign such a thing, but even that one gets an answer.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz",
                "------------------------------------",
                "1-1-1-1-1                           ",
                "0000000000000000-0000-0000-0000-0000",
                "00000000-0000-0000-0000-00000000000\\u0000"
            })
    void aSessionThatIsNoUuidIsForged(String name) throws Exception {
        int number = got(bench.house
                        .operations()
                        .importSigningKey()
                        .run(bench.a.ref(), TokenKind.STATICBACKEND_SESSION, IMPORTED, true))
                .number()
                .number();
        String jti = LegibleText.of(ByteBuffer.allocate(20).putInt(number).array());
        String claims = "{\"iss\":\"StaticBackend\",\"exp\":1700043200,\"nbf\":1700000000,\"iat\":1700000000,\"jti\":\""
                + jti + "\",\"token\":\"" + user.uuid() + "|";

        assertThat(bench.isSigned(HandMadeJwt.of(claims + session.id().uuid() + "\"}", IMPORTED)))
                .isTrue();
        isForged(HandMadeJwt.of(claims + name + "\"}", IMPORTED));
    }

    @Test
    void aKeyOfAnotherKindOrTenantSignsNone() throws Exception {
        byte[] root = bench.rootKey(bench.a);
        isForged(HandMadeJwt.of(part(token, 1), root));
        isForged(HandMadeJwt.of(part(token, 1), Hkdf.expand(root, "cardea/" + TokenKind.POINT_ACCESS.label())));
        isForged(HandMadeJwt.of(
                part(token, 1),
                Hkdf.expand(bench.rootKey(bench.b), "cardea/" + TokenKind.STATICBACKEND_SESSION.label())));
    }

    @Test
    void anotherKindsClaimsUnderItsKeyAreForged() throws Exception {
        isForged(HandMadeJwt.of(part(bench.access(user, 1), 1), key()));
    }

    @Test
    void aHugeOneIsForged() throws Exception {
        String claims = part(token, 1).replace("}", ",\"x\":\"" + "y".repeat(5_000) + "\"}");
        isForged(HandMadeJwt.of(claims, key()));
        isForged(token + "A".repeat(1_000_000));
    }

    @Test
    void whatHasNoThreePartsIsNoToken() {
        for (String text : new String[] {"", "eyJ", token.replace('.', '-'), token + ".", "a.b"}) {
            assertThat(bench.forms.read(text, Workbench.STAGING)).as(text).isEqualTo(new Reading.NotAToken());
        }
    }

    /// It says nothing of its age: that is for whoever asks whether it lives.
    @Test
    void anOldOneIsStillSigned() {
        bench.clock.advance(Duration.ofDays(40));

        assertThat(bench.isSigned(token)).isTrue();
    }

    private void isForged(String text) {
        assertThat(bench.forms.read(text, Workbench.STAGING)).as(text).isEqualTo(new Reading.Forged());
    }

    private byte[] key() {
        return Hkdf.expand(bench.rootKey(bench.a), "cardea/" + TokenKind.STATICBACKEND_SESSION.label());
    }

    private static String part(String token, int number) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[number]), UTF_8);
    }
}
