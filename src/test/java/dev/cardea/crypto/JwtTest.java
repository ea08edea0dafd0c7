package dev.cardea.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.KeyNumber;
import dev.cardea.core.TenantId;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JwtTest {

    private static final HmacKey KEY = key("0123456789abcdef0123456789abcdef");
    private static final HmacKey OTHER = key("f".repeat(32));

    @Test
    void itIsCutAtItsTwoDots() {
        assertThat(Jwt.split("aa.bb.cc")).hasValue(new Jwt("aa.bb", "aa", "bb", "cc"));
        assertThat(Jwt.split("..")).hasValue(new Jwt(".", "", "", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a.b", "a.b.c.d", "....", "cardea_key"})
    void whatHasNotTwoDotsIsNone(String text) {
        assertThat(Jwt.split(text)).isEmpty();
    }

    @Test
    void whatIsTooLongIsShapedLikeOneButSignedByNobody() {
        String signed = Jwt.sign("e30", "{\"a\":\"" + "x".repeat(5_000) + "\"}", KEY);

        assertThat(Jwt.split(signed))
                .hasValueSatisfying(jwt -> assertThat(jwt.isSignedBy(KEY)).isFalse());
    }

    /// RFC 7515, appendix A.1.
    @Test
    void itSignsLikeTheStandard() {
        String header = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"typ\":\"JWT\",\r\n \"alg\":\"HS256\"}".getBytes(US_ASCII));
        String payload = "{\"iss\":\"joe\",\r\n \"exp\":1300819380,\r\n \"http://example.com/is_root\":true}";
        byte[] key = Base64.getUrlDecoder()
                .decode("AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow");

        assertThat(Jwt.sign(header, payload, new HmacKey(new KeyNumber(1), new TenantId(1), key)))
                .isEqualTo("eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9"
                        + ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
                        + ".dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
    }

    @Test
    void onlyItsOwnKeySignedIt() {
        Jwt jwt = signed();

        assertThat(jwt.isSignedBy(KEY)).isTrue();
        assertThat(jwt.isSignedBy(OTHER)).isFalse();
    }

    @Test
    void aSignatureCutShortLengthenedEmptyOrOddIsNone() {
        Jwt jwt = signed();
        for (int length = 0; length < 43; length++) {
            assertThat(with(jwt, jwt.signature().substring(0, length)).isSignedBy(KEY))
                    .isFalse();
        }
        for (String odd : new String[] {"A", "AA", "=", "==", "===", "!", "\u00e9", "\u4e2d", " ", "\n"}) {
            assertThat(with(jwt, odd).isSignedBy(KEY)).isFalse();
            assertThat(with(jwt, odd + jwt.signature()).isSignedBy(KEY)).isFalse();
        }
    }

    /// RFC 7515 §2: base64url here has no padding; RFC 4648 §3.5: the bits left over are zero.
    @Test
    void aSignatureHasOneSpelling() {
        Jwt jwt = signed();
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        char last = jwt.signature().charAt(42);
        char twin = alphabet.charAt(alphabet.indexOf(last) ^ 1);

        assertThat(with(jwt, jwt.signature().substring(0, 42) + twin).isSignedBy(KEY))
                .as("leftover bits")
                .isFalse();
        assertThat(with(jwt, jwt.signature() + "=").isSignedBy(KEY))
                .as("padding")
                .isFalse();
    }

    /// A letter outside of Latin-1 must not become one inside of it on the way to the MAC.
    @Test
    void aLetterThatIsNotAsciiIsNotTakenForAnother() {
        String text = Jwt.sign("a?b", "{}", KEY).replace("a?b", "a\u4e2db");

        assertThat(Jwt.split(text).flatMap(jwt -> Jwt.decode(jwt.header()))).isEmpty();
    }

    @Test
    void itShowsNothing() {
        assertThat(signed()).hasToString("Jwt[hidden]");
        assertThat(KEY.toString()).doesNotContain("0123456789abcdef");
    }

    private static Jwt signed() {
        return Jwt.split(Jwt.sign("e30", "{}", KEY)).orElseThrow();
    }

    private static Jwt with(Jwt jwt, String signature) {
        return new Jwt(jwt.signed(), jwt.header(), jwt.payload(), signature);
    }

    private static HmacKey key(String secret) {
        return new HmacKey(new KeyNumber(1), new TenantId(1), secret.getBytes(US_ASCII));
    }
}
