package dev.cardea.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MintTest {

    private final Mint mint = new Mint(new Random(3));

    @Test
    void aPointIdUsesAllOfItsAlphabet() {
        Set<Integer> letters = IntStream.range(0, 1_000)
                .mapToObj(_ -> mint.pointId().text().substring("point|".length()))
                .peek(text -> assertThat(text).matches("[A-Za-z0-9_-]{21}"))
                .flatMapToInt(String::chars)
                .boxed()
                .collect(Collectors.toSet());

        assertThat(letters).hasSize(64);
    }

    @Test
    void aUuidIsOfVersionFour() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(mint.uuid().version()).isEqualTo(4);
            assertThat(mint.uuid().variant()).isEqualTo(2);
        }
    }

    @Test
    void anApiKeyHas256BitsAndNoDot() {
        assertThat(mint.apiKey()).matches("cardea_[A-Za-z0-9_-]{43}");
        assertThat(mint.signingKey()).hasSize(32);
    }

    @Test
    void nothingIsMadeTwice() {
        Set<Object> made = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            made.add(mint.pointId());
            made.add(mint.uuid());
            made.add(mint.apiKey());
            made.add(mint.tokenSeed());
        }
        assertThat(made).hasSize(4_000);
    }
}
