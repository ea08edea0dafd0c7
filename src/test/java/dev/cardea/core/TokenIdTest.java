package dev.cardea.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenIdTest {

    @Test
    void givesBackTheBytesThatItWasMadeOf() {
        byte[] bytes = new byte[TokenId.LENGTH];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (13 * i - 100);
        }

        assertThat(new TokenId(bytes).bytes()).isEqualTo(bytes);
        assertThat(new TokenId(bytes)).isEqualTo(new TokenId(bytes.clone())).hasSameHashCodeAs(new TokenId(bytes));
    }

    @Test
    void eachByteCounts() {
        Set<TokenId> all = new HashSet<>();
        all.add(new TokenId(new byte[TokenId.LENGTH]));
        for (int i = 0; i < TokenId.LENGTH; i++) {
            byte[] bytes = new byte[TokenId.LENGTH];
            bytes[i] = 1;
            all.add(new TokenId(bytes));
        }

        assertThat(all).hasSize(TokenId.LENGTH + 1);
    }

    @Test
    void anotherLengthIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TokenId(new byte[TokenId.LENGTH - 1]));
        assertThatIllegalArgumentException().isThrownBy(() -> new TokenId(new byte[TokenId.LENGTH + 1]));
    }
}
