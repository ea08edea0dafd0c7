package dev.cardea.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordBytesTest {

    @Test
    void theBytesAreZerosOnceClosed() {
        byte[] seen;
        try (PasswordBytes password = PasswordBytes.of("geheim€")) {
            seen = password.bytes();
            assertThat(seen).isEqualTo("geheim€".getBytes(UTF_8));
        }

        assertThat(seen).hasSize(9).containsOnly(0);
    }

    @Test
    void upTo1024BytesItIsWhole() {
        for (String whole : new String[] {"", "x".repeat(1024), "é".repeat(512), "🔑".repeat(256)}) {
            try (PasswordBytes password = PasswordBytes.of(whole)) {
                assertThat(password.isWhole()).isTrue();
                assertThat(password.bytes()).isEqualTo(whole.getBytes(UTF_8));
            }
        }
    }

    @Test
    void ofALongerOneOnlyTheBeginningIsHere() {
        for (String tooLong : new String[] {"x".repeat(1025), "é".repeat(513), "🔑".repeat(257), "x".repeat(1 << 20)}) {
            try (PasswordBytes password = PasswordBytes.of(tooLong)) {
                assertThat(password.isWhole()).isFalse();
                assertThat(password.bytes()).hasSize(1024);
            }
        }
    }
}
