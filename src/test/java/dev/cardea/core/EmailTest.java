package dev.cardea.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two addresses that look alike are one, or one of them is none.
class EmailTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u200b@t.co",
                "\ufeffa@t.co",
                "a\u202e@t.co",
                "a\ud800@t.co",
                "a\ufffe@t.co",
                "a\ue000@t.co",
                "a\u00a0b@t.co",
                "zw@\uff4cook.co",
                "a\u034f@t.co",
                "a@t\ufe0f.co",
                "\u3164@t.co",
                "\u115f@t.co"
            })
    void whatCannotBeSeenIsInNoAddress(String typed) {
        assertThat(Email.parse(typed)).isEmpty();
    }

    @Test
    void theComparedFormIsComposedAfterItIsLowered() {
        assertThat(Email.parse("J\u030c@t.co").orElseThrow().compared())
                .isEqualTo(Email.parse("\u01f0@t.co").orElseThrow().compared());
    }

    @Test
    void aPlainNameMayStandInThePlaceOfAnAddress() {
        assertThat(Email.parse("admin")).isEmpty();
        Email admin = Email.orName(" Admin ").orElseThrow();

        assertThat(admin).isEqualTo(new Email("Admin", "admin"));
        assertThat(admin.isAddress()).isFalse();
        assertThat(admin).hasToString("Email[…]");
        assertThat(Email.orName("Ann@T.co")).isEqualTo(Email.parse("Ann@T.co"));
        for (String none : new String[] {"", " ", "a b", "a\u200b", "a@", "@b", "a@b@c", "x".repeat(255)}) {
            assertThat(Email.orName(none)).as(none).isEmpty();
        }
    }
}
