package dev.cardea.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.cardea.core.Sealed;
import dev.cardea.core.TenantId;
import dev.cardea.core.Vault;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MasterVaultTest {

    private static final byte[] SECRET = "the secret of the house".getBytes(UTF_8);
    private static final String CONTEXT = Vault.signingKeyOf(new TenantId(1));

    private final Vault vault = vault("11");
    private final Sealed sealed = vault.seal(SECRET, CONTEXT);

    @Test
    void whatWasSealedIsUnsealed() {
        assertThat(vault.unseal(sealed, CONTEXT)).isEqualTo(SECRET);
        assertThat(vault.unseal(vault.seal(new byte[0], ""), "")).isEmpty();
        assertThat(vault("11").unseal(sealed, CONTEXT)).isEqualTo(SECRET);
    }

    @Test
    void anotherTenantsRowCannotBePassedOffAsThisOnes() {
        refuses(sealed, Vault.signingKeyOf(new TenantId(2)));
        refuses(sealed, Vault.signingKeyOf(new TenantId(11)));
        refuses(sealed, "");
    }

    @Test
    void anotherMasterKeyOpensNothing() {
        assertThatIllegalStateException()
                .isThrownBy(() -> vault("12").unseal(sealed, CONTEXT))
                .withMessageContaining("master key");
    }

    @Test
    void aChangeOfAnyBitIsNoticed() {
        for (int bit = 0; bit < 8 * sealed.bytes().length; bit++) {
            byte[] changed = sealed.bytes();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            refuses(new Sealed(changed), CONTEXT);
        }
    }

    @Test
    void everyCutAndEveryAdditionIsNoticed() {
        byte[] whole = sealed.bytes();
        for (int length = 0; length < whole.length; length++) {
            refuses(new Sealed(Arrays.copyOf(whole, length)), CONTEXT);
        }
        refuses(new Sealed(Arrays.copyOf(whole, whole.length + 1)), CONTEXT);
    }

    @Test
    void theSameSecretIsNeverSealedAlike() {
        Set<String> nonces = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            nonces.add(Arrays.toString(Arrays.copyOf(vault.seal(SECRET, CONTEXT).bytes(), 12)));
        }
        assertThat(nonces).hasSize(1_000);
    }

    @Test
    void aHashIsTheSameEachTimeUnderOneMasterKeyAndAnotherUnderEachOther() {
        assertThat(vault.hashApiKey("key"))
                .isEqualTo(vault.hashApiKey("key"))
                .isEqualTo(vault("11").hashApiKey("key"));
        assertThat(vault.hashApiKey("key"))
                .isNotEqualTo(vault.hashApiKey("kez"))
                .isNotEqualTo(vault("12").hashApiKey("key"));
    }

    @Test
    void nothingThatIsShownOrThrownHoldsTheSecret() {
        String secret = new String(SECRET, UTF_8);

        assertThat(sealed.toString()).doesNotContain(secret).hasSizeLessThan(24);
        assertThat(new String(sealed.bytes(), UTF_8)).doesNotContain("secret");
        assertThat(vault.hashApiKey(secret).toString()).doesNotContain(secret).hasSizeLessThan(24);
        assertThat(vault.toString()).doesNotContain("11111111");
    }

    /// The message says what could not be opened.
    private void refuses(Sealed what, String context) {
        assertThatIllegalStateException()
                .isThrownBy(() -> vault.unseal(what, context))
                .withMessageStartingWith("cannot unseal " + context);
    }

    private static Vault vault(String twoDigits) {
        return new MasterVault(MasterKey.parse(twoDigits.repeat(32)), new Random(5));
    }
}
