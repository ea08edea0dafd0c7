package dev.cardea.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.PasswordHash;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Hashes that other programs have made. The argon2 ones are the reference implementation's own test vectors.
class ImportedHashesTest {

    private static final String OF_72_BYTES = "$2b$04$Ro0CUfOqk6cXEKf3dyaM7ONoaHq1G2.uiEP4CeeIGhbnW/3BEAX8u";
    private static final String SALT_AND_HASH = "$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    @TempDir
    private static Path folder;

    private static HashedPasswords passwords;

    @BeforeAll
    static void open() {
        passwords = new HashedPasswords(new Random(7), folder, 1, 8);
    }

    @AfterAll
    static void close() {
        passwords.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "abc $2a$10$WvvTPHKwdBJ3uk0Z37EMR.hLA2W6N9AEBhEgrAOljy2Ae5MtaSIUi",
                "'' $2a$10$k1wbIrmNyFAPwPVPSVa/zecw2BCEnBwVS2GbrmgzxFUOqW9dk4TCW",
                "U*U $2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
                "abc123xyz $2a$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW",
                "'' $2b$04$Ro0CUfOqk6cXEKf3dyaM7OYRHXi1ra5lHU2sBmG5pcZrSzea72ahC",
                "'pässwörd €' $2y$04$Ro0CUfOqk6cXEKf3dyaM7OqaETJTUduxNRHm2lw.PJSpkCho8uVcS"
            })
    void bcryptIsChecked(String password, String text) {
        isMadeOf(password, text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc",
                "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$wWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA",
                "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$iekCn0Y3spW+sCcFanM2xBT63UP2sghkUoHLIUpWRS8",
                "$argon2i$m=65536,t=2,p=1$c29tZXNhbHQ$9sTbSlTio3Biev89thdrlKKiCaYsjjYVJxGAL3swxpQ"
            })
    void argon2IsChecked(String text) {
        isMadeOf("password", text);
    }

    @Test
    void underBcryptThe73rdByteDoesNotCount() {
        String counted = "0123456789".repeat(7) + "ab";
        PasswordHash hash = passwords.imported(OF_72_BYTES).orElseThrow();

        assertThat(passwords.matches(counted, hash)).isTrue();
        assertThat(passwords.matches(counted + "more", hash)).isTrue();
        assertThat(passwords.matches(counted + "x".repeat(1024 - 72), hash)).isTrue();
        assertThat(passwords.matches(counted + "x".repeat(1025 - 72), hash)).isFalse();
        assertThat(passwords.matches(counted.substring(0, 71) + "c", hash)).isFalse();
        assertThat(passwords.matches(counted.substring(0, 71), hash)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$argon2id$v=19$m=262144,t=10,p=16",
                "$argon2i$v=16$m=8,t=1,p=1",
                "$argon2d$v=19$m=4096,t=3,p=2",
                "$argon2id$m=4096,t=3,p=1"
            })
    void whatCanBeAffordedIsTaken(String parameters) {
        assertThat(passwords.imported(parameters + SALT_AND_HASH))
                .hasValue(new PasswordHash(parameters + SALT_AND_HASH));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$argon2id$v=19$m=262145,t=1,p=1",
                "$argon2id$v=19$m=999999999999,t=1,p=1",
                "$argon2id$v=19$m=19456,t=11,p=1",
                "$argon2id$v=19$m=19456,t=2,p=17",
                "$argon2id$v=19$m=15,t=2,p=2",
                "$argon2id$v=19$m=19456,t=0,p=1",
                "$argon2id$v=19$m=-1,t=2,p=1",
                "$argon2id$v=19$m=019456,t=2,p=1",
                "$argon2id$v=18$m=19456,t=2,p=1",
                "$argon2id$v=19$t=2,m=19456,p=1",
                "$argon2id$v=19$m=19456,t=2,p=1,keyid=AAAA",
                "$argon2x$v=19$m=19456,t=2,p=1",
                " $argon2id$v=19$m=19456,t=2,p=1",
                ""
            })
    void whatCostsTooMuchOrIsNoArgon2IsNotTaken(String parameters) {
        assertThat(passwords.imported(parameters + SALT_AND_HASH)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$AAAAAAAAAAAAAAAAAAAAAA$",
                "$AAAAAAAAAAAAAAAAAAAAAA",
                "$AAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAA",
                "$AAAAAAAAAAAAAAAAAAAAAB$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$AAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$AAAAAAAAAAAAAAAAAAAA-_$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA$",
                "$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n"
            })
    void argon2WithAMisshapenSaltOrHashIsNotTaken(String saltAndHash) {
        assertThat(passwords.imported("$argon2id$v=19$m=19456,t=2,p=1" + saltAndHash))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"$2b$03$", "$2b$15$", "$2b$31$", "$2b$4$", "$2x$10$", "$2$10$", "$1$10$", "2b$10$", "$2b$10"})
    void bcryptThatCostsTooMuchOrIsNoneIsNotTaken(String head) {
        assertThat(passwords.imported(head + "a".repeat(53))).isEmpty();
    }

    @Test
    void bcryptOfTheWrongLengthIsNotTaken() {
        assertThat(passwords.imported("$2b$10$" + "a".repeat(53))).isPresent();
        assertThat(passwords.imported("$2b$10$" + "a".repeat(52))).isEmpty();
        assertThat(passwords.imported("$2b$10$" + "a".repeat(54))).isEmpty();
        assertThat(passwords.imported("$2b$10$" + "a".repeat(52) + "=")).isEmpty();
    }

    @Test
    void aHashThatIsNotTakenMatchesNothing() {
        String tooDear = "$argon2id$v=19$m=8,t=11,p=1$c29tZXNhbHQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        long before = passwords.computed();

        assertThat(passwords.matches("password", new PasswordHash(tooDear))).isFalse();
        assertThat(passwords.matches("", new PasswordHash(""))).isFalse();
        assertThat(passwords.computed() - before).isEqualTo(2);
    }

    private static void isMadeOf(String password, String text) {
        PasswordHash hash = passwords.imported(text).orElseThrow();

        assertThat(passwords.matches(password, hash)).isTrue();
        assertThat(passwords.matches(password + "x", hash)).isFalse();
        assertThat(passwords.isOutdated(hash)).isTrue();
    }
}
