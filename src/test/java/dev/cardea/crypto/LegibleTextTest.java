package dev.cardea.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each number has one spelling, and no text but that is one.
class LegibleTextTest {

    private static final String SPELLED = "a[abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ2345679]{31}";

    private final Random random = new Random(56);

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 19, 20, 22})
    void whatIsSpelledIsReadAgain(int count) {
        Set<String> texts = new HashSet<>();
        int tries = count == 1 ? 256 : 20_000;
        for (int i = 0; i < tries; i++) {
            byte[] bytes = new byte[count];
            random.nextBytes(bytes);
            if (count == 1) {
                bytes[0] = (byte) i;
            }
            String text = LegibleText.of(bytes);
            texts.add(text);

            assertThat(text.matches(SPELLED)).as(text).isTrue();
            assertThat(Arrays.equals(LegibleText.bytes(text, count).orElseThrow(), bytes))
                    .as(text)
                    .isTrue();
        }
        assertThat(texts).hasSizeGreaterThan(count == 4 ? tries - 5 : tries - 1);
    }

    @Test
    void theLeastAndTheMostAreReadAgain() {
        byte[] least = new byte[20];
        byte[] most = new byte[20];
        Arrays.fill(most, (byte) 0xFF);

        assertThat(LegibleText.of(least)).isEqualTo("a".repeat(32));
        assertThat(LegibleText.bytes("a".repeat(32), 20)).contains(least);
        assertThat(LegibleText.bytes(LegibleText.of(most), 20)).contains(most);
    }

    @Test
    void oneMoreThanTheMostIsNone() {
        byte[] more = new byte[21];
        more[0] = 1;

        assertThat(LegibleText.bytes(LegibleText.of(more), 20)).isEmpty();
        assertThat(LegibleText.bytes("9".repeat(32), 20)).isEmpty();
        assertThat(LegibleText.bytes("9".repeat(32), 22)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaal",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaI",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaO",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa0",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa1",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa8",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaä"
            })
    void anotherSpellingIsNone(String text) {
        assertThat(LegibleText.bytes(text, 20)).isEmpty();
    }
}
