package dev.cardea.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.Origin;
import dev.cardea.core.SigningKey;
import dev.cardea.core.TokenForms.Reading;
import dev.cardea.core.TokenKind;
import dev.cardea.core.User;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Our own access tokens; those from elsewhere have a test of their own.
class PointAccessTokensTest {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    @TempDir
    Path folder;

    private Workbench bench;
    private User user;
    private String token;
    private SigningKey key;

    @BeforeEach
    void open() {
        bench = new Workbench(folder);
        user = bench.user("u-1");
        token = bench.access(user, 1);
        key = bench.keyring.signing(user.tenant(), TokenKind.POINT_ACCESS);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void itsHeaderIsThatOfThePage() {
        assertThat(token).startsWith("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9."); // contract point.md §1.6
        assertThat(part(0)).isEqualTo("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
    }

    @Test
    void itsClaimsStandInTheirOrder() {
        assertThat(part(1))
                .matches("\\{\"sub\":\"" + Pattern.quote(user.pointId().text())
                        + "\",\"iat\":1700000000,\"exp\":1700086400,\"jti\":\"[A-Za-z0-9_-]{27}\",\"u\":"
                        + user.id().number() + ",\"g\":0,\"ak\":"
                        + bench.a.caller().key().id().number() + "}");
        assertThat(bench.isSigned(token)).isTrue();
    }

    @Test
    void madeFromARefreshTokenItNamesTheGenerationInstead() {
        String made = bench.a.mint("u-1", bench.a.find("u-1").refreshToken().orElseThrow());

        assertThat(new String(Base64.getUrlDecoder().decode(made.split("\\.", -1)[1]), UTF_8))
                .endsWith(",\"rg\":" + user.refresh().generation() + "}")
                .doesNotContain("\"ak\"");
    }

    @Test
    void itsIdBeginsWithItsKeysNumber() {
        Matcher jti = Pattern.compile("\"jti\":\"([^\"]+)\"").matcher(part(1));
        assertThat(jti.find()).isTrue();
        byte[] id = Base64.getUrlDecoder().decode(jti.group(1));

        assertThat(id).hasSize(20);
        assertThat(ByteBuffer.wrap(id).getInt()).isEqualTo(key.number().number());
    }

    @Test
    void twoOfTheSameSecondDiffer() {
        assertThat(bench.a.mint("u-1")).isNotEqualTo(bench.a.mint("u-1"));
    }

    @Test
    void itIsReadAsItWasWritten() {
        assertThat(bench.forms.read(token, Workbench.STAGING)).isInstanceOfSatisfying(Reading.Signed.class, signed -> {
            assertThat(signed.token().kind()).isEqualTo(TokenKind.POINT_ACCESS);
            assertThat(signed.token().tenant()).isEqualTo(user.tenant());
            assertThat(signed.token().user()).isEqualTo(user.id());
            assertThat(signed.token().issued()).contains(bench.clock.instant());
            assertThat(signed.token().expires()).contains(Instant.ofEpochSecond(1_700_086_400));
            assertThat(signed.token().origin())
                    .isEqualTo(new Origin.OfApiKey(bench.a.caller().key().id()));
        });
    }

    @Test
    void everyChangedBitIsForged() {
        String[] parts = token.split("\\.", -1);
        for (int part = 0; part < 3; part++) {
            byte[] whole = Base64.getUrlDecoder().decode(parts[part]);
            for (int bit = 0; bit < 8 * whole.length; bit++) {
                byte[] changed = whole.clone();
                changed[bit / 8] ^= (byte) (1 << bit % 8);
                String[] other = parts.clone();
                other[part] = BASE64.encodeToString(changed);
                assertThat(bench.forms.read(String.join(".", other), Workbench.STAGING))
                        .as("bit %d of part %d", bit, part)
                        .isEqualTo(new Reading.Forged());
            }
        }
    }

    @Test
    void everyCutIsRefused() {
        for (int length = 0; length < token.length(); length++) {
            assertThat(bench.isSigned(token.substring(0, length))).isFalse();
        }
    }

    /// RFC 7515 §2 and RFC 4648 §3.5. Whoever compares tokens as text must be able to.
    @Test
    void itHasOneSpelling() {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int end = token.length() - 1;
        char twin = alphabet.charAt(alphabet.indexOf(token.charAt(end)) ^ 1);

        assertThat(bench.isSigned(token + "=")).isFalse();
        assertThat(bench.isSigned(token.substring(0, end) + twin)).isFalse();
    }

    @Test
    void theSignatureOfAnotherIsNotIts() {
        String[] one = token.split("\\.", -1);
        String[] other = bench.access(user, 2).split("\\.", -1);

        assertThat(bench.isSigned(one[0] + "." + other[1] + "." + one[2])).isFalse();
        assertThat(bench.isSigned(one[0] + "." + one[1] + "." + other[2])).isFalse();
        assertThat(bench.isSigned(one[0] + "." + one[1] + ".")).isFalse();
    }

    /// Even with the right key: no other algorithm is known, and nothing that must be understood is.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"none\",\"typ\":\"JWT\"}",
                "{\"alg\":\"HS512\",\"typ\":\"JWT\"}",
                "{\"alg\":\"RS256\",\"typ\":\"JWT\"}",
                "{\"typ\":\"JWT\"}",
                "{\"alg\":\"HS256\",\"crit\":[\"exp\"]}",
                "{\"alg\":\"none\",\"alg\":\"HS256\"}"
            })
    void anotherHeaderIsForged(String header) {
        String made = Jwt.sign(HandMadeJwt.base64(header), part(1), key);

        assertThat(bench.forms.read(made, Workbench.STAGING)).isEqualTo(new Reading.Forged());
        assertThat(bench.isSigned(Jwt.sign(HandMadeJwt.base64(HandMadeJwt.HS256), part(1), key)))
                .isTrue();
    }

    @Test
    void withoutASignatureItIsForgedWhateverItsHeaderSays() {
        assertThat(bench.isSigned(HandMadeJwt.base64("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "."
                        + token.split("\\.", -1)[1] + "."))
                .isFalse();
    }

    /// A key for refresh tokens, the root from which both come, another tenant's, or one that anybody can
    /// guess.
    @Test
    void noOtherKeySignsIt() throws Exception {
        byte[] root = bench.rootKey(bench.a);
        byte[] refresh = Hkdf.expand(root, "cardea/point/refresh");
        byte[] others = Hkdf.expand(bench.rootKey(bench.b), "cardea/point/access");
        for (byte[] wrong : new byte[][] {root, refresh, others, new byte[32], "secret".getBytes(US_ASCII)}) {
            assertThat(bench.isSigned(HandMadeJwt.of(part(1), wrong))).isFalse();
        }
    }

    /// The right key, under the number of the other tenant's.
    @Test
    void aTokenUnderAnotherKeysNumberIsForged() {
        int others = bench.keyring
                .signing(bench.b.tenant().id(), TokenKind.POINT_ACCESS)
                .number()
                .number();
        String payload = part(1).replaceFirst("\"jti\":\"[^\"]+\"", "\"jti\":\"" + HandMadeJwt.jti(others, 1) + "\"");

        assertThat(bench.isSigned(Jwt.sign(HandMadeJwt.base64(HandMadeJwt.HS256), payload, key)))
                .isFalse();
    }

    private String part(int index) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[index]), UTF_8);
    }
}
