package dev.cardea.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PolicyTest {

    @Test
    void anAccessTokenLivesFromAMinuteToAMonthInWholeSeconds() {
        assertThat(Policy.DEFAULT.accessTokenLifetime()).isEqualTo(Duration.ofDays(1));
        for (Duration wrong : new Duration[] {
            Duration.ZERO,
            Duration.ofSeconds(-60),
            Duration.ofSeconds(59),
            Duration.ofDays(31).plusSeconds(1),
            Duration.ofMillis(90_500)
        }) {
            assertThatIllegalArgumentException().isThrownBy(() -> Policy.DEFAULT.withAccessTokenLifetime(wrong));
        }
    }
}
