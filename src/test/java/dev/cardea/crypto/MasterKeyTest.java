package dev.cardea.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeyTest {

    /// 0xFB and 0xFF make both letters in which the two base64 alphabets differ.
    private static final byte[] BYTES = bytes();

    private static final String HEX = HexFormat.of().formatHex(BYTES);

    @Test
    void everyWayToWriteItIsTheSameKey() {
        String base64 = Base64.getEncoder().encodeToString(BYTES);
        String url = Base64.getUrlEncoder().encodeToString(BYTES);

        assertThat(base64).contains("+", "/", "=").isNotEqualTo(url);
        assertThat(new String[] {
                    HEX,
                    HexFormat.of().withUpperCase().formatHex(BYTES),
                    base64,
                    base64.replace("=", ""),
                    url,
                    url.replace("=", ""),
                    "  " + HEX + "\n",
                    base64 + "\r\n"
                })
                .allSatisfy(text -> assertThat(MasterKey.parse(text).text()).isEqualTo(HEX));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "secret-horse-battery",
                "00112233445566778899aabbccddeeff",
                "zz112233445566778899aabbccddeeff00112233445566778899aabbccddeeff",
                "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff00",
                "ABEiM0RVZneImaq7zN3u/w==",
                "0011 2233445566778899aabbccddeeff00112233445566778899aabbccddeef"
            })
    void whatIsNoKeyIsRefusedWithoutBeingRepeated(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MasterKey.parse(text))
                .withMessage("a master key is 32 bytes as 64 hexadecimal digits or as base64")
                .withNoCause();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 16, 31, 33, 64})
    void aKeyOfAnotherLengthIsRefused(int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MasterKey(new byte[length]))
                .withMessageContaining(Integer.toString(length));
    }

    @Test
    void itDoesNotShowItself() {
        assertThat(MasterKey.parse(HEX)).hasToString("MasterKey[hidden]");
    }

    @Test
    void itIsNotChangedWithTheArrayItCameFrom() {
        byte[] given = BYTES.clone();
        MasterKey key = new MasterKey(given);
        Arrays.fill(given, (byte) 0);

        assertThat(key.text()).isEqualTo(HEX);
    }

    @Test
    void eachPurposeHasAKeyOfItsOwn() {
        MasterKey key = new MasterKey(BYTES);

        assertThat(key.derive("a")).hasSize(32).isEqualTo(key.derive("a")).isNotEqualTo(key.derive("b"));
        assertThat(key.derive("a")).isNotEqualTo(BYTES);
    }

    private static byte[] bytes() {
        byte[] bytes = new byte[MasterKey.LENGTH];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i % 2 == 0 ? 0xFB : 0xFF);
        }
        return bytes;
    }
}
