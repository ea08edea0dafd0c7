package dev.cardea.app;

import static dev.cardea.testing.TestServer.got;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.Door;
import dev.cardea.core.Environment;
import dev.cardea.core.Environments;
import dev.cardea.core.Scopes;
import dev.cardea.core.SealedKey;
import dev.cardea.core.TokenKind;
import dev.cardea.core.Vault;
import dev.cardea.crypto.MasterKey;
import dev.cardea.crypto.MasterVault;
import dev.cardea.flow.Backend;
import dev.cardea.flow.ClientCaller;
import dev.cardea.flow.GrantedTokens;
import dev.cardea.flow.MagicLink;
import dev.cardea.flow.NewApiKey;
import dev.cardea.flow.People;
import dev.cardea.flow.TenantRef;
import dev.cardea.store.RememberedStandings;
import dev.cardea.store.SqliteStore;
import dev.cardea.testing.ManualClock;
import dev.cardea.testing.OnSqliteOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nothing to steal at rest: after a busy day, no token, key, password, code or letter can be read out of the data
/// folder, in clear or in any common spelling.
@OnSqliteOnly("it reads the file")
class AtRestTest {

    private static final String IMPORTED_API_KEY = "imported-api-key-of-a-client-in-the-field";
    private static final String IMPORTED_ROOT_TOKEN = "a-root-token-that-programs-in-the-field-have";
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
            assertThat(secrets).hasSizeGreaterThan(100);
            assertThat(folder.resolve("cardea.db-wal")).isNotEmptyFile();
            assertThat(findings()).isEmpty();
        }
        assertThat(findings()).isEmpty();
        assertThat(whereAppears("id of a user", "user-1".getBytes(US_ASCII))).isNotEmpty();
        assertThat(whereAppears("an address", "person-1@example.org".getBytes(US_ASCII)))
                .isNotEmpty();
        assertThat(whereAppears("a label", "label of a key".getBytes(US_ASCII))).isNotEmpty();
    }

    private OpenInstallation open() {
        return TestInstallation.open(
                new OpenInstallation.Plan(
                        folder,
                        DataFolderKind.PRODUCTION,
                        Optional.empty(),
                        new OpenStore.Plan.Sqlite(SqliteStore.Settings.DEFAULT),
                        RememberedStandings.Settings.DEFAULT,
                        new Environments(EnumSet.allOf(Environment.class), Optional.empty()),
                        true),
                clock,
                3);
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
            people(house, environment);
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

    /// Passwords, sessions, codes, root tokens, and letters that wait in the outbox.
    private void people(OpenInstallation house, Environment environment) {
        People b = People.joining(house, "B", environment);
        String of = " of " + b.tenant().label();
        secret("password" + of, People.PASSWORD);
        secret("session of a registration" + of, b.register("person-1@example.org"));
        String ended = b.begin("person-1@example.org");
        secret("ended session" + of, ended);
        b.revoke(ended);
        secret("unused reset code" + of, b.resetCode("person-1@example.org"));
        String code = b.resetCode("person-1@example.org");
        secret("used reset code" + of, code);
        secret("password after a reset" + of, "battery staple of " + environment);
        got(b.flows()
                .resetPassword()
                .run(b.tenant(), "person-1@example.org", code, "battery staple of " + environment));
        secret("session of a sign-in" + of, b.signIn("person-1@example.org", "battery staple of " + environment));
        secret(
                "reset code in a letter" + of,
                got(b.flows().createResetCode().runAndMail(b.root(), "person-1@example.org")));
        got(b.flows()
                .sendMagicLink()
                .run(
                        b.tenant(),
                        new MagicLink(
                                "shop@example.org",
                                "The Shop",
                                "person-1@example.org",
                                "Subject of a letter",
                                "<p>Text of a letter: [link]</p>",
                                "https://app.example/sign-in")));
        secret("text of a letter" + of, "Text of a letter");
        secret("subject of a letter" + of, "Subject of a letter");
        secret("link in a letter" + of, "https://app.example/sign-in?code=");
        secret("link in a letter, as HTML" + of, "&amp;email=person-1@example.org");
        secret(
                "root token" + of,
                got(house.operations().createRootToken().run(b.ref())).secret());
        got(house.operations()
                .importRootToken()
                .run(b.ref(), administrator(house, b), IMPORTED_ROOT_TOKEN + environment));
        secret("imported root token" + of, IMPORTED_ROOT_TOKEN + environment);
        programs(house, b, of);
    }

    /// Clients and what they are given, links that confirm addresses, and tokens of Query Server.
    private void programs(OpenInstallation house, People b, String of) {
        String secret = got(house.operations()
                        .createClient()
                        .run(b.ref(), Optional.of("client" + of), Optional.empty(), Scopes.ALL))
                .secret();
        secret("secret of the client" + of, secret);
        ClientCaller client = got(house.flows().grants().identifyClient().run(Door.AVIAUTH, "client" + of, secret));
        String url = "https://api.example.org/latest";
        GrantedTokens first = got(house.flows()
                .grants()
                .registerByClient()
                .run(client, "person-2@example.org", "staple of a battery", Scopes.USUAL, url));
        GrantedTokens second = got(house.flows()
                .grants()
                .refreshGrant()
                .run(client, first.refresh(), Scopes.of(), Duration.ofMinutes(1), url));
        secret("password of a registration through the client" + of, "staple of a battery");
        secret("first access token" + of, first.access());
        secret("first refresh token" + of, first.refresh());
        secret("second access token" + of, second.access());
        secret("second refresh token" + of, second.refresh());
        secret("link that confirms an address" + of, url + "/users/verify?id=");
        secret(
                "user token" + of,
                got(house.flows()
                        .query()
                        .tradePassword()
                        .run(b.tenant(), "person-2@example.org", "staple of a battery")));
        got(house.operations().addAdministrator().run(b.ref(), "boss@example.org", "password of the boss"));
        secret("password of an administrator" + of, "password of the boss");
        secret(
                "user token of an administrator" + of,
                got(house.flows().query().tradePassword().run(b.tenant(), "boss@example.org", "password of the boss")));
    }

    private static String administrator(OpenInstallation house, People people) {
        String address = "admin@example.org";
        got(house.operations().createRootToken().run(people.ref(), address));
        return address;
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
