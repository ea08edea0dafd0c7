package dev.cardea.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PasswordRuleTest {

    private static final PasswordRule ANY = new PasswordRule(1, false);
    private static final PasswordRule EIGHT = new PasswordRule(8, false);
    private static final PasswordRule UNCOMMON = new PasswordRule(8, true);
    private static final Email ADA = Email.parse("Ada.Lovelace@example.com").orElseThrow();

    @Test
    void lengthIsCountedInCharactersNotInUnits() {
        assertThat(EIGHT.accepts("1234567")).isFalse();
        assertThat(EIGHT.accepts("12345678")).isTrue();
        assertThat(EIGHT.accepts("🔑".repeat(7))).isFalse();
        assertThat(EIGHT.accepts("🔑".repeat(8))).isTrue();
        assertThat(ANY.accepts("")).isFalse();
        assertThat(ANY.accepts(" ")).isTrue();
    }

    @Test
    void whatIsNoTextIsNoPassword() {
        assertThat(ANY.accepts("a\ud800b")).isFalse();
        assertThat(ANY.accepts("\udfff")).isFalse();
        assertThat(ANY.accepts("a\ufffdb")).isFalse();
        assertThat(ANY.accepts("\ud83d\udd11")).isTrue();
    }

    @Test
    void nothingIsAcceptedThatWouldNotBeHashedWhole() {
        assertThat(ANY.accepts("x".repeat(1024))).isTrue();
        assertThat(ANY.accepts("x".repeat(1025))).isFalse();
        assertThat(ANY.accepts("€".repeat(341))).isTrue();
        assertThat(ANY.accepts("€".repeat(342))).isFalse();
        assertThat(ANY.accepts("🔑".repeat(256))).isTrue();
        assertThat(ANY.accepts("🔑".repeat(257))).isFalse();
    }

    @Test
    void commonPasswordsAreRefusedInWhateverCase() {
        for (String common : List.of("password", "PASSWORD", "PassWord1", "iloveyou", "Qwertyuiop", "jennifer")) {
            assertThat(UNCOMMON.accepts(common)).as(common).isFalse();
            assertThat(EIGHT.accepts("password")).isTrue();
        }
        assertThat(UNCOMMON.accepts("correct horse battery staple")).isTrue();
        assertThat(new PasswordRule(1, true).accepts("123456")).isFalse();
        assertThat(new PasswordRule(1, true).accepts("userpw")).isTrue();
    }

    @Test
    void theUsersOwnAddressIsNoPassword() {
        assertThat(UNCOMMON.accepts("ada.lovelace@EXAMPLE.com", ADA)).isFalse();
        assertThat(UNCOMMON.accepts("ADA.LOVELACE", ADA)).isFalse();
        assertThat(UNCOMMON.accepts("password", ADA)).isFalse();
        assertThat(UNCOMMON.accepts("example.com", ADA)).isTrue();
        assertThat(UNCOMMON.accepts("ada.lovelace 1815", ADA)).isTrue();
        assertThat(UNCOMMON.accepts("ada.lovelace")).isTrue();
        assertThat(EIGHT.accepts("ada.lovelace", ADA)).isTrue();
        assertThat(EIGHT.accepts("short", ADA)).isFalse();
    }

    @Test
    void theLeastLengthIsFrom1To128() {
        assertThat(new PasswordRule(128, false).accepts("x".repeat(128))).isTrue();
        for (int wrong : new int[] {-1, 0, 129}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new PasswordRule(wrong, false));
        }
    }

    @Test
    void theListIsLowerCasePrintableAndLong() throws IOException {
        try (InputStream list = PasswordRule.class.getResourceAsStream("common-passwords.txt")) {
            List<String> common = new String(Objects.requireNonNull(list).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();

            assertThat(common).doesNotHaveDuplicates().allMatch(line -> line.matches("[!-~&&[^A-Z]]+"));
            assertThat(common).filteredOn(line -> line.length() >= 8).hasSize(10_000);
            assertThat(common).filteredOn(line -> line.length() < 8).hasSize(200);
        }
    }
}
