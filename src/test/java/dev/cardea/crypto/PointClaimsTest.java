package dev.cardea.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.ApiKeyId;
import dev.cardea.core.Origin;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PointClaimsTest {

    private static final PointClaims OURS =
            new PointClaims("point|x", 1_700_000_000, 1_700_086_400, Optional.of("abc"), 7, 2, new Origin.OfRefresh(3));

    @Test
    void theDocumentedMembersComeFirstAndInTheirOrder() {
        assertThat(OURS.json())
                .isEqualTo("{\"sub\":\"point|x\",\"iat\":1700000000,\"exp\":1700086400,"
                        + "\"jti\":\"abc\",\"u\":7,\"g\":2,\"rg\":3}");
    }

    @Test
    void whatIsWrittenIsRead() {
        PointClaims ofApiKey = new PointClaims("s", 1, 2, Optional.empty(), 1, 0, new Origin.OfApiKey(new ApiKeyId(9)));

        assertThat(read(OURS.json())).contains(OURS);
        assertThat(read(ofApiKey.json())).contains(ofApiKey);
    }

    @Test
    void aTokenFromElsewhereHasTheDocumentedMembersAlone() {
        assertThat(read("{\"sub\":\"s\",\"iat\":1,\"exp\":2}"))
                .contains(new PointClaims("s", 1, 2, Optional.empty(), 0, 0, new Origin.Elsewhere()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "1",
                "null",
                "{}",
                "{\"iat\":1,\"exp\":2}",
                "{\"sub\":\"s\",\"exp\":2}",
                "{\"sub\":\"s\",\"iat\":1}",
                "{\"sub\":1,\"iat\":1,\"exp\":2}",
                "{\"sub\":null,\"iat\":1,\"exp\":2}",
                "{\"sub\":[\"s\"],\"iat\":1,\"exp\":2}",
                "{\"sub\":\"s\",\"iat\":\"1\",\"exp\":2}",
                "{\"sub\":\"s\",\"iat\":1,\"exp\":\"2\"}",
                "{\"sub\":\"s\",\"iat\":1,\"exp\":null}",
                "{\"sub\":\"s\",\"iat\":1,\"exp\":1.5}",
                "{\"sub\":\"s\",\"iat\":1,\"exp\":2e3}",
                "{\"sub\":\"s\",\"iat\":1,\"exp\":-2}",
                "{\"sub\":\"s\",\"iat\":-1,\"exp\":2}",
                "{\"sub\":\"s\",\"iat\":1,\"exp\":9223372036854775807}",
                "{\"sub\":\"s\",\"iat\":1,\"exp\":9223372036854775808}",
                "{\"sub\":\"s\",\"iat\":1,\"exp\":99999999999999999999999999999999}",
                "{\"sub\":\"s\",\"iat\":1,\"exp\":1e400}",
                "{\"sub\":\"s\",\"iat\":1,\"exp\":NaN}",
                "{\"sub\":\"s\",\"iat\":1,\"exp\":2}{}",
                "{\"sub\":\"s\",\"iat\":1,\"exp\":2}x",
                "{\"sub\":\"s\",\"iat\":1,\"exp\":2,}",
                "{'sub':'s','iat':1,'exp':2}"
            })
    void whatLacksADocumentedMemberOfItsTypeIsNone(String payload) {
        assertThat(read(payload)).isEmpty();
    }

    /// RFC 7519 §4: a claim is there once, whatever it holds.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"sub\":\"s\",\"sub\":\"s\",\"iat\":1,\"exp\":2}",
                "{\"sub\":\"s\",\"iat\":1,\"exp\":2,\"exp\":3}",
                "{\"sub\":\"s\",\"iat\":1,\"exp\":2,\"exp\":\"3\"}",
                "{\"sub\":\"s\",\"iat\":1,\"exp\":2,\"exp\":null}",
                "{\"sub\":\"s\",\"iat\":1,\"exp\":2,\"\\u0065xp\":3}",
                "{\"sub\":\"s\",\"iat\":1,\"exp\":2,\"u\":1,\"u\":2}",
                "{\"sub\":null,\"sub\":\"s\",\"iat\":1,\"exp\":2}",
                "{\"sub\":\"s\",\"iat\":1,\"exp\":null,\"exp\":2}",
                "{\"sub\":\"s\",\"iat\":1,\"exp\":1.5,\"exp\":2}",
                "{\"sub\":\"s\",\"iat\":1,\"exp\":{},\"exp\":2}",
                "{\"sub\":\"s\",\"iat\":1,\"exp\":2,\"aud\":true,\"aud\":false}"
            })
    void aClaimThatIsThereTwiceIsNone(String payload) {
        assertThat(read(payload)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-9223372036854775808", "-1", "2147483648", "9223372036854775807"})
    void aGenerationIsReadAsItIs(String number) {
        PointClaims claims = read("{\"sub\":\"s\",\"iat\":1,\"exp\":2,\"g\":" + number + ",\"rg\":" + number + "}")
                .orElseThrow();

        assertThat(claims.generation()).isEqualTo(Long.parseLong(number));
        assertThat(claims.origin()).isEqualTo(new Origin.OfRefresh(Long.parseLong(number)));
    }

    @Test
    void depthAndBytesThatAreNoTextDoNoHarm() {
        String deep = "{\"sub\":\"s\",\"iat\":1,\"exp\":2,\"x\":" + "[".repeat(1_400) + "]".repeat(1_400) + "}";

        assertThat(read(deep)).isEmpty();
        assertThat(PointClaims.parse(new byte[] {'{', '"', (byte) 0xFF, (byte) 0xFE, '"', ':', '1', '}'}))
                .isEmpty();
        assertThat(PointClaims.parse(new byte[0])).isEmpty();
    }

    private static Optional<PointClaims> read(String payload) {
        return PointClaims.parse(payload.getBytes(UTF_8));
    }
}
