package dev.cardea.crypto;

import static dev.cardea.testing.TestServer.got;

import dev.cardea.app.OpenInstallation;
import dev.cardea.app.TestInstallation;
import dev.cardea.core.Environment;
import dev.cardea.core.KeyNumber;
import dev.cardea.core.Keyring;
import dev.cardea.core.Origin;
import dev.cardea.core.SealedKey;
import dev.cardea.core.TokenForms;
import dev.cardea.core.TokenForms.Reading;
import dev.cardea.core.TokenKind;
import dev.cardea.core.TokenSeed;
import dev.cardea.core.User;
import dev.cardea.core.Vault;
import dev.cardea.flow.Backend;
import dev.cardea.testing.ManualClock;
import java.nio.file.Path;
import java.util.Random;

/// The forms of tokens over a real installation, whose master key the tests know.
final class Workbench implements AutoCloseable {

    static final Environment STAGING = Environment.STAGING;

    final ManualClock clock = new ManualClock();
    final Vault vault = new MasterVault(TestInstallation.MASTER, new Random(11));
    final OpenInstallation house;
    final Keyring keyring;
    final TokenForms forms;
    final Backend a;
    final Backend b;

    Workbench(Path folder) {
        house = TestInstallation.in(folder, clock);
        keyring = new SealedKeyring(house.standings(), vault);
        forms = new TokenFormats(keyring, house.store(), house.standings());
        a = Backend.joining(house, "A", STAGING);
        b = Backend.joining(house, "B", STAGING);
    }

    /// A user of the first tenant.
    User user(String id) {
        a.create(id);
        return a.row(id);
    }

    String access(User user, long seed) {
        Origin origin = new Origin.OfApiKey(a.caller().key().id());
        return forms.pointAccess(a.tenant(), user, origin, clock.instant(), new TokenSeed(seed, seed));
    }

    boolean isSigned(String text) {
        return forms.read(text, STAGING) instanceof Reading.Signed;
    }

    KeyNumber imports(Backend tenant, byte[] key, boolean signs) {
        return got(house.operations().importSigningKey().run(tenant.ref(), TokenKind.POINT_ACCESS, key, signs))
                .number();
    }

    /// The tenant's root key, as nobody but the holder of the master key can have it.
    byte[] rootKey(Backend tenant) {
        SealedKey sealed = got(house.operations().listSigningKeys().run(tenant.ref())).stream()
                .filter(key -> key.imported().isEmpty())
                .findFirst()
                .orElseThrow();
        return vault.unseal(sealed.sealed(), Vault.signingKeyOf(tenant.tenant().id()));
    }

    @Override
    public void close() {
        house.close();
    }
}
