package dev.cardea.flow;

import static dev.cardea.testing.TestServer.got;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.app.OpenInstallation;
import dev.cardea.app.TestInstallation;
import dev.cardea.core.Environment;
import dev.cardea.core.KeyNumber;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.SealedKey;
import dev.cardea.core.TokenKind;
import dev.cardea.crypto.HandMadeJwt;
import dev.cardea.testing.ManualClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Keys from elsewhere with which we also sign, for others who check our tokens with them.
class SigningImportsTest {

    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(US_ASCII);

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock();
    private OpenInstallation house;
    private Backend a;
    private String refresh;

    @BeforeEach
    void open() {
        house = TestInstallation.in(folder, clock);
        a = Backend.joining(house, "A", Environment.STAGING);
        refresh = a.create("u-1");
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aKeyThatOnlyChecksSignsNothing() throws Exception {
        imports(false);

        assertThat(isSignedWithTheKey(a.mint("u-1"))).isFalse();
    }

    @Test
    void aKeyThatSignsMakesTokensThatItsHoldersCanCheck() throws Exception {
        String before = a.mint("u-1");
        imports(true);
        String after = a.mint("u-1");

        assertThat(isSignedWithTheKey(before)).isFalse();
        assertThat(isSignedWithTheKey(after)).isTrue();
        assertThat(new String[] {refresh, before, after}).allMatch(a::takes);
    }

    /// The key is in other hands: who holds it must not be able to make refresh tokens.
    @Test
    void refreshTokensStillComeFromTheRootKey() {
        imports(true);

        assertThat(a.create("u-2")).startsWith(refresh.substring(0, 9));
        assertThat(a.row("u-2").refresh().key())
                .isEqualTo(a.row("u-1").refresh().key());
        assertThat(house.operations().importSigningKey().run(a.ref(), TokenKind.POINT_REFRESH, KEY, false))
                .isInstanceOf(Outcome.No.class);
    }

    @Test
    void whatItSignedDiesOfAllThatTheTokensOfARootKeyDieOf() {
        imports(true);
        String revoked = a.mint("u-1");
        String fromRefresh = a.mint("u-1", refresh);
        a.revoke("u-1", revoked);
        a.renew("u-1");
        String fromApiKey = a.mint("u-1");
        got(house.operations().revokeApiKey().run(a.caller().key().id()));

        assertThat(new String[] {revoked, fromRefresh, fromApiKey}).noneMatch(a::takes);
    }

    @Test
    void rotationStopsItToo() throws Exception {
        KeyNumber imported = imports(true);
        String before = a.mint("u-1");
        assertThat(house.operations().retireSigningKey().run(imported, true))
                .isEqualTo(Outcome.no(new Refusal.KeySigns()));

        got(house.operations().rotateSigningKey().run(a.ref()));

        assertThat(isSignedWithTheKey(a.mint("u-1"))).isFalse();
        assertThat(a.takes(before)).isTrue();
        got(house.operations().retireSigningKey().run(imported, true));
        assertThat(a.takes(before)).isFalse();
    }

    /// First taken over to check, later to sign with: two rows, one key. What was revoked under the one
    /// number must not come back as a token made elsewhere when that number is retired.
    @Test
    void aRevokedTokenDoesNotComeBackThroughTheSameKeyUnderAnotherNumber() {
        imports(false);
        KeyNumber signing = imports(true);
        String revoked = a.mint("u-1");
        String fromRefresh = a.mint("u-1", refresh);
        a.revoke("u-1", revoked);
        a.renew("u-1");

        got(house.operations().rotateSigningKey().run(a.ref()));
        got(house.operations().retireSigningKey().run(signing, true));

        assertThat(a.takes(revoked)).as("revoked").isFalse();
        assertThat(a.takes(fromRefresh)).as("its refresh token was replaced").isFalse();
    }

    /// "Nothing that it signed is valid any more."
    @Test
    void whatARetiredKeySignedIsDeadThoughTheSameKeyStillChecksUnderAnotherNumber() {
        imports(false);
        KeyNumber signing = imports(true);
        String token = a.mint("u-1");

        got(house.operations().rotateSigningKey().run(a.ref()));
        got(house.operations().retireSigningKey().run(signing, true));

        assertThat(a.takes(token)).isFalse();
    }

    @Test
    void aSecondSigningImportReplacesTheFirst() throws Exception {
        KeyNumber first = imports(true);
        String old = a.mint("u-1");
        byte[] other = "f".repeat(32).getBytes(US_ASCII);
        got(house.operations().importSigningKey().run(a.ref(), TokenKind.POINT_ACCESS, other, true));

        assertThat(isSignedWithTheKey(a.mint("u-1"))).isFalse();
        assertThat(a.takes(old)).isTrue();
        assertThat(got(house.operations().listSigningKeys().run(a.ref())))
                .filteredOn(key -> key.number().equals(first))
                .extracting(SealedKey::state)
                .containsExactly(SealedKey.State.CHECKING);
    }

    @Test
    void keysThatAreNoneAndKeysTooManyAreRefused() {
        assertThat(house.operations().importSigningKey().run(a.ref(), TokenKind.POINT_ACCESS, new byte[0], false))
                .isInstanceOf(Outcome.No.class);
        assertThat(house.operations().importSigningKey().run(a.ref(), TokenKind.POINT_ACCESS, new byte[1_025], false))
                .isInstanceOf(Outcome.No.class);
        assertThat(house.operations().importSigningKey().run(a.ref(), TokenKind.POINT_ACCESS, new byte[31], true))
                .isInstanceOf(Outcome.No.class);
        for (int i = 0; i < 64; i++) {
            imports(false);
        }
        assertThat(house.operations().importSigningKey().run(a.ref(), TokenKind.POINT_ACCESS, KEY, false))
                .isEqualTo(Outcome.no(new Refusal.TooManyImportedKeys(64)));
    }

    private KeyNumber imports(boolean signs) {
        return got(house.operations().importSigningKey().run(a.ref(), TokenKind.POINT_ACCESS, KEY, signs))
                .number();
    }

    private static boolean isSignedWithTheKey(String token) throws Exception {
        String payload = new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
        return HandMadeJwt.of(payload, KEY).equals(token);
    }
}
