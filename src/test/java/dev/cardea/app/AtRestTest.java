package dev.cardea.app;

import static dev.cardea.testing.TestServer.got;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.Environment;
import dev.cardea.core.SealedKey;
import dev.cardea.core.TokenKind;
import dev.cardea.core.Vault;
import dev.cardea.crypto.MasterKey;
import dev.cardea.crypto.MasterVault;
import dev.cardea.flow.Backend;
import dev.cardea.flow.NewApiKey;
import dev.cardea.flow.TenantRef;
import dev.cardea.testing.ManualClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nothing to steal at rest: after a busy day, no token, API key or signing key can be read out of the data
/// folder, in clear or in any common spelling.
class AtRestTest {

    private static final String IMPORTED_API_KEY = "imported-api-key-of-a-client-in-the-field";
    private static final byte[] IMPORTED_KEY = "imported-signing-key-0123456789abcdef".getBytes(US_ASCII);

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock();
    private final Map<String, byte[]> secrets = new LinkedHashMap<>();

    @Test
    void noSecretIsInAnyFileWhileItRunsNorAfterwards() throws Exception {
        try (OpenInstallation house = open()) {
            busyDay(house);
            Vault vault = new MasterVault(master(), new Random(1));
            for (Environment environment : List.of(Environment.STAGING, Environment.PRODUCTION)) {
                signingKeys(house, vault, environment);
            }
            secrets.put("master key", HexFormat.of().parseHex(master().text()));
            assertThat(secrets).hasSizeGreaterThan(40);
            assertThat(folder.resolve("cardea.db-wal")).isNotEmptyFile();
            assertThat(findings()).isEmpty();
        }
        assertThat(findings()).isEmpty();
        assertThat(whereAppears("id of a user", "user-1".getBytes(US_ASCII))).isNotEmpty();
        assertThat(whereAppears("a label", "label of a key".getBytes(US_ASCII))).isNotEmpty();
    }

    private OpenInstallation open() {
        return TestInstallation.open(
                TestInstallation.plan(folder, DataFolderKind.PRODUCTION, Optional.empty()), clock, 3);
    }

    private MasterKey master() throws IOException {
        return MasterKey.parse(Files.readString(folder.resolve("master.key")));
    }

    private void busyDay(OpenInstallation house) {
        for (Environment environment : List.of(Environment.STAGING, Environment.PRODUCTION)) {
            Backend a = Backend.joining(house, "A", environment);
            apiKeys(house, a);
            got(house.operations().importSigningKey().run(a.ref(), TokenKind.POINT_ACCESS, IMPORTED_KEY, false));
            users(house, a, "before");
            got(house.operations().rotateSigningKey().run(a.ref()));
            got(house.operations().importSigningKey().run(a.ref(), TokenKind.POINT_ACCESS, IMPORTED_KEY, true));
            users(house, a, "after");
        }
        clock.advance(Duration.ofDays(2));
        house.flows().sweep().run();
        secrets.put("imported signing key", IMPORTED_KEY);
        secrets.put("imported API key", IMPORTED_API_KEY.getBytes(US_ASCII));
    }

    private void apiKeys(OpenInstallation house, Backend a) {
        NewApiKey made = got(house.operations().createApiKey().run(a.ref(), "label of a key"));
        secret("API key of " + a.tenant().label(), made.secret());
        got(house.operations().revokeApiKey().run(made.key().id()));
        got(house.operations().importApiKey().run(a.ref(), "", IMPORTED_API_KEY));
    }

    private void users(OpenInstallation house, Backend a, String when) {
        String id = "user-1-" + when;
        String name = id + " of " + a.tenant().label();
        String refresh = a.create(id);
        secret("refresh token of " + name, refresh);
        String fromRefresh = a.mint(id, refresh);
        secret("access token from refresh of " + name, fromRefresh);
        String revoked = a.mint(id);
        secret("revoked access token of " + name, revoked);
        secret("living access token of " + name, a.mint(id));
        a.revoke(id, revoked);
        secret("renewed refresh token of " + name, a.renew(id));
        String ended = a.renew(id);
        secret("ended refresh token of " + name, ended);
        house.flows().revokeToken().run(a.tenant(), ended);
        a.setActive(id, false);
        a.setActive(id, true);
    }

    /// A token's text, and the part without which it is worth nothing: its MAC.
    private void secret(String name, String text) {
        secrets.put(name, text.getBytes(US_ASCII));
        if (text.startsWith("cprt")) {
            secrets.put(
                    "MAC of " + name, Arrays.copyOfRange(Base64.getUrlDecoder().decode(text), 19, 39));
        } else if (text.startsWith("eyJ")) {
            secrets.put("MAC of " + name, Base64.getUrlDecoder().decode(text.split("\\.", -1)[2]));
        }
    }

    private void signingKeys(OpenInstallation house, Vault vault, Environment environment) {
        for (SealedKey key : got(house.operations().listSigningKeys().run(new TenantRef("A", environment)))) {
            secrets.put(
                    "signing key " + key.number().number(),
                    vault.unseal(key.sealed(), Vault.signingKeyOf(key.tenant())));
        }
    }

    private List<String> findings() {
        return secrets.entrySet().stream()
                .flatMap(secret -> whereAppears(secret.getKey(), secret.getValue()).stream())
                .toList();
    }

    /// Reading a database file of this process drops SQLite's locks on it, which nobody else wants here.
    private List<String> whereAppears(String name, byte[] secret) {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("master.key") && !file.startsWith(folder.resolve("native")))
                    .filter(file -> spellings(secret).anyMatch(text(file)::contains))
                    .map(file -> name + " in " + folder.relativize(file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + folder, e);
        }
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + file, e);
        }
    }

    private static Stream<String> spellings(byte[] secret) {
        HexFormat hex = HexFormat.of();
        Stream<String> plain = Stream.of(
                new String(secret, ISO_8859_1),
                hex.formatHex(secret),
                hex.withUpperCase().formatHex(secret));
        return Stream.concat(plain, Stream.of(0, 1, 2).flatMap(before -> base64(secret, before)));
    }

    /// In the midst of other text a secret has three spellings in base64, less the letters that it shares.
    private static Stream<String> base64(byte[] secret, int bytesBefore) {
        byte[] shifted = new byte[bytesBefore + secret.length];
        System.arraycopy(secret, 0, shifted, bytesBefore, secret.length);
        int whole = shifted.length / 3 * 4;
        int from = bytesBefore == 0 ? 0 : 4;
        return Stream.of(Base64.getEncoder(), Base64.getUrlEncoder())
                .map(encoder -> encoder.encodeToString(shifted).substring(from, whole));
    }
}
