package dev.cardea.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.ApiKey;
import dev.cardea.core.Door;
import dev.cardea.core.Email;
import dev.cardea.core.Environment;
import dev.cardea.core.Membership;
import dev.cardea.core.PasswordHash;
import dev.cardea.core.Policy;
import dev.cardea.core.PublicKey;
import dev.cardea.core.QueryToken;
import dev.cardea.core.Role;
import dev.cardea.core.SessionId;
import dev.cardea.core.Switches;
import dev.cardea.core.Tenant;
import dev.cardea.core.TokenId;
import dev.cardea.core.User;
import dev.cardea.core.UserId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A database of any earlier version is brought forward with all that is in it.
class MigrationsTest {

    @TempDir
    Path folder;

    @Test
    void theNewestVersionIsThatOfTheLastFile() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/dev/cardea/store/sqlite"))) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".sql"))
                            .mapToInt(name -> Integer.parseInt(name.substring(1, 5))))
                    .contains(Migrations.NEWEST)
                    .allMatch(version -> version <= Migrations.NEWEST);
        }
    }

    @Test
    void aVersionMeansTheSameInBothDatabases() throws IOException {
        assertThat(migrations("postgresql")).isNotEmpty().isEqualTo(migrations("sqlite"));
    }

    @Test
    void aFileOfTheFirstVersionKeepsEverything() {
        furnishFirstVersion();
        try (SqliteStore store = SqliteStore.open(folder)) {
            List<Tenant> tenants = store.read(tx -> tx.tenants().all());
            User ada = store.read(tx -> tx.users().byId(new UserId(3))).orElseThrow();
            TokenId revoked = new TokenId(HexFormat.of().parseHex("0b".repeat(20)));

            assertThat(tenants).extracting(Tenant::organisation).containsExactly("acme", "acme", "other");
            assertThat(tenants).extracting(Tenant::policy).containsOnly(Policy.DEFAULT);
            assertThat(tenants)
                    .extracting(Tenant::publicKey)
                    .doesNotHaveDuplicates()
                    .allMatch(key -> key.text().matches("[0-9a-f]{32}"));
            assertThat(tenants)
                    .allSatisfy(tenant -> assertThat(store.<Optional<Tenant>>read(
                                    tx -> tx.tenants().withPublicKey(tenant.publicKey())))
                            .contains(tenant));
            assertThat(ada.email()).isEqualTo(Email.parse("Ada@Example.org"));
            assertThat(ada.membership()).isEmpty();
            assertThat(ada.refresh().generation()).isEqualTo(11);
            assertThat(store.<Optional<PasswordHash>>read(tx -> tx.passwords().of(ada.id())))
                    .isEmpty();
            assertThat(store.<Boolean>read(tx -> tx.revocations().isRevoked(ada.id(), revoked)))
                    .isTrue();
            assertThat(store.<List<ApiKey>>read(
                            tx -> tx.apiKeys().of(tenants.getFirst().id())))
                    .hasSize(1);
            assertThat(store.<Integer>read(tx -> tx.signingKeys().highest())).isEqualTo(5);
        }
    }

    @Test
    void aFileOfTheSecondVersionKeepsEverything() {
        furnishSecondVersion();
        try (SqliteStore store = SqliteStore.open(folder)) {
            Tenant acme = store.read(tx -> tx.tenants().all()).getFirst();
            User ada = store.read(tx -> tx.users().byId(new UserId(3))).orElseThrow();

            assertThat(acme.policy()).isEqualTo(Policy.DEFAULT.withDoors(EnumSet.of(Door.POINT, Door.STATICBACKEND)));
            assertThat(acme.policy().switches()).isEqualTo(Switches.ON);
            assertThat(ada.membership()).map(Membership::role).contains(Role.OWNER);
            assertThat(ada.isAdministrator()).isFalse();
            assertThat(ada.isConfirmed()).isFalse();
            assertThat(ada.updated()).isEqualTo(ada.created());
            assertThat(store.<List<SessionId>>read(tx -> tx.sessions().latest(ada.id(), 9)))
                    .hasSize(1);
            assertThat(store.<Optional<PasswordHash>>read(tx -> tx.passwords().of(ada.id())))
                    .contains(new PasswordHash("hash"));
            assertThat(store.<List<User>>read(tx -> tx.directory().withAddress(acme.id(), 0, 9)))
                    .containsExactly(ada);
            assertThat(store.<Optional<QueryToken>>read(tx -> tx.queryTokens().of(ada.id())))
                    .isEmpty();
        }
    }

    @Test
    void whatWasBroughtForwardTakesNewTenantsAndKeepsItsPublicKeys() {
        furnishFirstVersion();
        List<PublicKey> before;
        try (SqliteStore store = SqliteStore.open(folder)) {
            before = publicKeys(store);
            assertThat(store.<Optional<Tenant>>write(tx ->
                            tx.tenants().add("new", Environment.DEV, before.getFirst(), Policy.DEFAULT, Sample.NOW)))
                    .isEmpty();
            assertThat(store.<Optional<Tenant>>write(tx -> tx.tenants()
                            .add("new", Environment.DEV, Sample.MINT.publicKey(), Policy.DEFAULT, Sample.NOW)))
                    .isPresent();
        }
        try (SqliteStore store = SqliteStore.open(folder)) {
            assertThat(publicKeys(store)).hasSize(4).startsWith(before.toArray(PublicKey[]::new));
        }
    }

    private static List<String> migrations(String database) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/dev/cardea/store", database))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static List<PublicKey> publicKeys(SqliteStore store) {
        return store.read(tx -> tx.tenants().all()).stream()
                .map(Tenant::publicKey)
                .toList();
    }

    /// As the second version left it.
    private void furnishSecondVersion() {
        furnishFirstVersion();
        SqliteFile file = migrated("2");
        try (Link link = file.writer()) {
            Stream.of(
                            "UPDATE tenants SET doors = 'point,staticbackend' WHERE number = 1",
                            "UPDATE users SET account = x'%s', role = 50, password = 'hash' WHERE number = 3"
                                    .formatted("0c".repeat(16)),
                            "INSERT INTO sessions VALUES (3, x'%s', 5, 9)".formatted("000000000003" + "0d".repeat(10)),
                            "PRAGMA user_version = 2")
                    .forEach(sql -> link.statement(sql).execute());
        }
    }

    private SqliteFile migrated(String version) {
        SqliteFile file = new SqliteFile(folder.resolve(SqliteStore.FILE), 4096);
        Flyway.configure()
                .dataSource(file.source())
                .locations("classpath:dev/cardea/store/sqlite")
                .loggers("slf4j")
                .target(version)
                .load()
                .migrate();
        return file;
    }

    /// As the first version left it.
    private void furnishFirstVersion() {
        SqliteFile file = migrated("1");
        try (Link link = file.writer()) {
            Stream.of(
                            """
                    INSERT INTO tenants VALUES
                        (1, 'acme', 'dev', 86400, 0, 0, 5), (2, 'acme', 'staging', 86400, 0, 0, 6),
                        (7, 'other', 'production', 86400, 0, 0, 7)
                    """,
                            """
                    INSERT INTO signing_keys VALUES (5, 1, NULL, 'signing', x'0102', 5, NULL)
                    """,
                            """
                    INSERT INTO api_keys VALUES (2, 1, 'dev', x'aa', 'label', 5, NULL)
                    """,
                            """
                    INSERT INTO users VALUES (3, 1, x'%s', '%s', 'customer-3', 'Ada@Example.org', 'ada@example.org',
                        1, 4, 11, 5, 6, 5)
                    """.formatted("0a".repeat(16), "A".repeat(21)),
                            """
                    INSERT INTO revoked_tokens VALUES (3, x'%s', 9)
                    """.formatted("0b".repeat(20)),
                            "PRAGMA user_version = 1")
                    .forEach(sql -> link.statement(sql).execute());
        }
    }
}
