package dev.cardea.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Which environment a host means.
class EnvironmentsTest {

    private static final Environments ALL =
            new Environments(EnumSet.allOf(Environment.class), Optional.of(Environment.DEV));

    @Test
    void theFirstLabelDecidesInAnyCaseAndWithAnyPort() {
        assertThat(ALL.of("staging.sdk.example.org")).contains(Environment.STAGING);
        assertThat(ALL.of("PreProd.api.example.org:8443")).contains(Environment.PREPROD);
        assertThat(ALL.of("production:8080")).contains(Environment.PRODUCTION);
    }

    @Test
    void aHostWithoutAKnownLabelIsTheFallback() {
        assertThat(ALL.of("127.0.0.1:8080")).contains(Environment.DEV);
        assertThat(ALL.of("[::1]:8080")).contains(Environment.DEV);
        assertThat(ALL.of("")).contains(Environment.DEV);
        assertThat(ALL.labelled("sdk.staging.example.org")).isEmpty();
        assertThat(ALL.labelled("stagings.example.org")).isEmpty();
    }

    @Test
    void anEnvironmentThatIsNotEnabledIsNoLabel() {
        Environments few = new Environments(Set.of(Environment.PRODUCTION), Optional.empty());

        assertThat(few.of("staging.sdk.example.org")).isEmpty();
        assertThat(few.of("production.sdk.example.org")).contains(Environment.PRODUCTION);
        assertThatThrownBy(() -> new Environments(Set.of(Environment.PRODUCTION), Optional.of(Environment.DEV)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
