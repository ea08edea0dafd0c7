package dev.cardea.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClientIdTest {

    @Test
    void whatCannotBeSeenIsInNoName() {
        assertThat(ClientId.parse("public-client-id")).isPresent();
        assertThat(ClientId.parse("Größe 🔑")).isPresent();
        assertThat(ClientId.parse("x".repeat(255))).isPresent();
        for (String none : new String[] {"x".repeat(256), "a\nb", "a\u202eb", "a\u200bb", "a\ud800", "\u0000"}) {
            assertThat(ClientId.parse(none)).as(none).isEmpty();
        }
    }
}
