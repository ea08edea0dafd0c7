package dev.cardea.crypto;

import static dev.cardea.testing.TestServer.got;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.Origin;
import dev.cardea.core.RefreshState;
import dev.cardea.core.TokenForms.Reading;
import dev.cardea.core.TokenKind;
import dev.cardea.core.User;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PointRefreshTokensTest {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    @TempDir
    Path folder;

    private Workbench bench;
    private User user;
    private String token;

    @BeforeEach
    void open() {
        bench = new Workbench(folder);
        user = bench.user("u-1");
        token = derived(user);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void itHasTheFormOfThePage() {
        assertThat(token).matches("[A-Za-z0-9_-]{56}"); // contract point.md §4.4
    }

    @Test
    void itIsTheSameEachTimeItIsDerived() {
        assertThat(derived(user)).isEqualTo(token);
        assertThat(bench.a.find("u-1").refreshToken()).contains(token);
        assertThat(new TokenFormats(
                                new SealedKeyring(bench.house.standings(), bench.vault),
                                bench.house.store(),
                                bench.house.standings())
                        .pointRefresh(user))
                .contains(token);
    }

    @Test
    void itNamesItsUserTenantAndGeneration() {
        assertThat(bench.forms.read(token, Workbench.STAGING)).isInstanceOfSatisfying(Reading.Signed.class, signed -> {
            assertThat(signed.token().kind()).isEqualTo(TokenKind.POINT_REFRESH);
            assertThat(signed.token().user()).isEqualTo(user.id());
            assertThat(signed.token().tenant()).isEqualTo(user.tenant());
            assertThat(signed.token().origin())
                    .isEqualTo(new Origin.OfRefresh(user.refresh().generation()));
            assertThat(signed.token().expires()).isEmpty();
        });
    }

    @Test
    void anotherUserGenerationOrKeyMakesAnother() {
        String other = derived(bench.user("u-2"));
        String later = derived(inGeneration(user, user.refresh().generation() + 1));
        got(bench.house.operations().rotateSigningKey().run(bench.a.ref()));
        String underNextKey = bench.a.create("u-3");

        assertThat(Set.of(token, other, later, underNextKey)).hasSize(4);
        assertThat(Set.of(tail(token), tail(other), tail(later), tail(underNextKey)))
                .hasSize(4);
    }

    @Test
    void theSameUserNumberAndGenerationUnderAnotherTenantsKeyIsNotThisUsers() {
        bench.b.create("u-1");
        byte[] bytes = Base64.getUrlDecoder().decode(token);
        ByteBuffer.wrap(bytes)
                .putInt(3, bench.b.row("u-1").refresh().key().orElseThrow().number());

        assertThat(bench.isSigned(Base64.getUrlEncoder().encodeToString(bytes))).isFalse();
    }

    @Test
    void everyChangedBitIsForged() {
        for (int bit = 24; bit < 8 * 42; bit++) {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(bench.forms.read(Base64.getUrlEncoder().encodeToString(bytes), Workbench.STAGING))
                    .as("bit %d", bit)
                    .isEqualTo(new Reading.Forged());
        }
    }

    @Test
    void everyOtherCharacterIsRefused() {
        for (int i = 0; i < token.length(); i++) {
            for (char c : (ALPHABET + "=+/.% \n\u00e9\u4e2d").toCharArray()) {
                if (c != token.charAt(i)) {
                    String changed = token.substring(0, i) + c + token.substring(i + 1);
                    assertThat(bench.isSigned(changed)).as(changed).isFalse();
                }
            }
        }
    }

    @Test
    void everyCutAndEveryAdditionIsRefused() {
        for (int length = 0; length < token.length(); length++) {
            assertThat(bench.isSigned(token.substring(0, length))).isFalse();
            assertThat(bench.isSigned(token.substring(length))).isEqualTo(length == 0);
            assertThat(bench.isSigned("cprt" + "A".repeat(length))).isFalse();
        }
        for (String more : new String[] {"A", "=", "AAAA", ".", " ", "\n"}) {
            assertThat(bench.isSigned(token + more)).isFalse();
            assertThat(bench.isSigned(more + token)).isFalse();
        }
    }

    /// A decoder that takes padding would take a token without its last bytes, where these are zero.
    @Test
    void aTokenHasOneSpellingEvenWhereItsLastByteIsZero() {
        String ending = endingInZero();
        String cut = ending.substring(0, 51) + "=";

        assertThat(bench.isSigned(ending)).isTrue();
        assertThat(bench.isSigned(cut)).as(cut).isFalse();
    }

    @Test
    void fieldsThatNoRowCanHaveAreForged() {
        for (int number : new int[] {0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 99}) {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            ByteBuffer.wrap(bytes).putInt(3, number);
            assertThat(bench.forms.read(Base64.getUrlEncoder().encodeToString(bytes), Workbench.STAGING))
                    .isEqualTo(new Reading.Forged());
        }
    }

    /// A holder of an imported key can make access tokens with it; that must not give refresh tokens.
    @Test
    void anImportedKeyMakesNoRefreshToken() {
        byte[] key = "0123456789abcdef0123456789abcdef".getBytes(US_ASCII);
        int number = bench.imports(bench.a, key, true).number();
        byte[] bytes = Base64.getUrlDecoder().decode(token);
        ByteBuffer.wrap(bytes).putInt(3, number);
        byte[] mac = HmacKey.sign(HmacKey.mac(key), Arrays.copyOf(bytes, 19));
        System.arraycopy(mac, 0, bytes, 19, 20);

        assertThat(bench.isSigned(Base64.getUrlEncoder().encodeToString(bytes))).isFalse();
    }

    @Test
    void theRootKeyItselfAndTheKeyForAccessTokensMakeNoRefreshToken() {
        byte[] root = bench.rootKey(bench.a);
        byte[] access = Hkdf.expand(root, "cardea/point/access");
        for (byte[] key : new byte[][] {root, access}) {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            System.arraycopy(HmacKey.sign(HmacKey.mac(key), Arrays.copyOf(bytes, 19)), 0, bytes, 19, 20);
            assertThat(bench.isSigned(Base64.getUrlEncoder().encodeToString(bytes)))
                    .isFalse();
        }
    }

    @Test
    void aThousandGenerationsMakeAThousandTokens() {
        Set<String> tokens = new HashSet<>();
        for (int generation = 0; generation < 1_000; generation++) {
            tokens.add(tail(derived(inGeneration(user, generation))));
        }
        assertThat(tokens).hasSize(1_000);
    }

    private String endingInZero() {
        for (int generation = 0; generation < 10_000; generation++) {
            String candidate = derived(inGeneration(user, generation));
            if (Base64.getUrlDecoder().decode(candidate)[38] == 0) {
                return candidate;
            }
        }
        throw new AssertionError("one in 256 ends so");
    }

    private String derived(User whose) {
        return bench.forms.pointRefresh(whose).orElseThrow();
    }

    /// The 20 bytes of the MAC.
    private static String tail(String token) {
        return Arrays.toString(Arrays.copyOfRange(Base64.getUrlDecoder().decode(token), 21, 42));
    }

    private static User inGeneration(User user, long generation) {
        return new User(
                user.id(),
                user.tenant(),
                user.uuid(),
                user.pointId(),
                user.externalId(),
                user.email(),
                user.membership(),
                user.isActive(),
                user.isAdministrator(),
                user.isConfirmed(),
                user.generation(),
                new RefreshState(
                        generation, user.refresh().key(), user.refresh().since()),
                user.created(),
                user.updated());
    }
}
