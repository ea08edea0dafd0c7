package dev.cardea.flow;

import static dev.cardea.testing.FormerQueryServer.HASH;
import static dev.cardea.testing.FormerQueryServer.MADE;
import static dev.cardea.testing.FormerQueryServer.SECRET;
import static dev.cardea.testing.FormerQueryServer.VECTOR;
import static dev.cardea.testing.FormerQueryServer.token;
import static dev.cardea.testing.TestServer.got;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.app.OpenInstallation;
import dev.cardea.app.TestInstallation;
import dev.cardea.core.Door;
import dev.cardea.core.Email;
import dev.cardea.core.Environment;
import dev.cardea.core.Outcome;
import dev.cardea.core.PasswordHash;
import dev.cardea.core.Policy;
import dev.cardea.core.QueryToken;
import dev.cardea.core.Refusal;
import dev.cardea.core.SealedKey;
import dev.cardea.core.Switches;
import dev.cardea.core.Tenant;
import dev.cardea.core.Tx;
import dev.cardea.core.User;
import dev.cardea.crypto.MasterVault;
import dev.cardea.crypto.SealedKeyring;
import dev.cardea.crypto.TokenFormats;
import dev.cardea.flow.QueryServerImport.Counts;
import dev.cardea.flow.QueryServerImport.Remark;
import dev.cardea.flow.QueryServerImport.Table;
import dev.cardea.flow.QueryServerImport.Taken;
import dev.cardea.flow.QueryServerImport.Why;
import dev.cardea.testing.FormerQueryServer;
import dev.cardea.testing.ManualClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a Query Server has kept goes on here (contract query-server.md §4, cases 47 and 48).
class ImportQueryServerTest {

    private static final TenantRef ACME = new TenantRef("acme", Environment.PRODUCTION);
    private static final String ADA = "05143485-5ddb-4809-b7bb-e160b42f2f3e";
    private static final String BOB = "05143485-5ddb-4809-b7bb-e160b42f2f3f";
    private static final String EVE = "05143485-5ddb-4809-b7bb-e160b42f2f30";
    private static final String SUBJECT = "f5143485-5ddb-4809-b7bb-e160b42f2f3e";

    @TempDir
    private Path folder;

    private final ManualClock clock = new ManualClock();
    private OpenInstallation house;
    private Tenant tenant;
    private FormerQueryServer former;

    @BeforeEach
    void open() throws Exception {
        house = TestInstallation.in(folder.resolve("data"), clock);
        tenant = got(house.operations().createTenant().run(ACME, Policy.DEFAULT.withDoors(Set.of(Door.QUERYSERVER))));
        former = FormerQueryServer.in(folder);
    }

    @AfterEach
    void close() throws Exception {
        former.close();
        house.close();
    }

    @Test
    void theVectorTokenAndThePasswordGoOn() throws Exception {
        former.user(ADA, "Ada@example.org", HASH, true, true);
        former.userToken(ADA, VECTOR, MADE, MADE);

        assertThat(taken()).isEqualTo(new Taken(true, false, new Counts(1, 0, 1, 0, 0), List.of()));

        User ada = user("ada@example.org");
        assertThat(ada.uuid()).isEqualTo(UUID.fromString(ADA));
        assertThat(ada.email()).map(Email::typed).contains("Ada@example.org");
        assertThat(ada.isAdministrator()).isTrue();
        assertThat(ada.created()).isEqualTo(Instant.ofEpochSecond(MADE));
        assertThat(ada.updated()).isEqualTo(Instant.ofEpochSecond(MADE + 1));
        assertThat(isActive(VECTOR)).isTrue();
        assertThat(shown(tokenOf(ada))).contains(VECTOR);
        assertThat(tokenOf(ada).term().isEndless()).isTrue();
        assertThat(matches(ada, "password")).isTrue();
        assertThat(matches(ada, "Password")).isFalse();
    }

    @Test
    void tokensOfNobodyGoOnWithTheirDates() throws Exception {
        long seconds = clock.instant().getEpochSecond() + 100;
        long millis = (seconds + 100) * 1_000;
        String soon = token("token", SUBJECT, seconds, MADE, SECRET);
        String later = token("token", ADA, millis, MADE, SECRET);
        String over = token("token", BOB, MADE * 1_000, MADE, SECRET);
        String off = token("token", EVE, MADE, MADE, SECRET);
        former.loneToken("soon", soon, seconds, MADE, true);
        former.loneToken("later", later, millis, MADE, true);
        former.loneToken("over", over, MADE * 1_000, MADE, true);
        former.loneToken("off", off, MADE, MADE, false);

        assertThat(taken().counts()).isEqualTo(new Counts(0, 0, 0, 4, 0));
        assertThat(List.of(soon, later)).allMatch(this::isActive);
        assertThat(List.of(over, off)).noneMatch(this::isActive);
        assertThat(List.of("soon", "later", "over", "off"))
                .extracting(name -> shown(named(name)).orElseThrow())
                .containsExactly(soon, later, over, off);
        assertThat(named("later").term().date()).isEqualTo(millis);
        clock.advance(Duration.ofSeconds(101));
        assertThat(isActive(soon)).isFalse();
        assertThat(isActive(later)).isTrue();
    }

    /// Contract query-server.md §0 D5 and D6, and what was never signed with this secret.
    @Test
    void whatWasDeadStaysDeadAndItsOwnerGetsAnother() throws Exception {
        String damaged = token("user_token", SUBJECT, MADE, MADE, SECRET);
        String forged = token("user_token", "a5143485-5ddb-4809-b7bb-e160b42f2f3e", MADE, MADE, "other secret");
        String ofAKey = token("user_token", "00000001-5ddb-4809-b7bb-e160b42f2f3e", MADE, MADE, SECRET);
        String lone = token("user_token", "b5143485-5ddb-4809-b7bb-e160b42f2f3e", MADE, MADE, SECRET);
        former.user(ADA, "ada@example.org", HASH, false, true);
        former.userToken(ADA, damaged, MADE + 999_999_999, MADE);
        former.user(BOB, "bob@example.org", HASH, false, true);
        former.userToken(BOB, forged, MADE, MADE);
        former.user(EVE, "eve", HASH, false, true);
        former.userToken(EVE, ofAKey, MADE, MADE);
        former.loneToken("as a user's", lone, MADE, MADE, true);
        former.loneToken("none", "no token at all", MADE - 5, MADE, true);

        Taken taken = taken();

        assertThat(taken.counts()).isEqualTo(new Counts(3, 0, 3, 2, 0));
        assertThat(taken.remarks())
                .containsExactly(
                        new Remark(Table.USERS, 1, "example.org", Why.TOKEN_DAMAGED),
                        new Remark(Table.USERS, 2, "example.org", Why.TOKEN_FORGED),
                        new Remark(Table.USERS, 3, "", Why.TOKEN_CONFUSING),
                        new Remark(Table.LONE_TOKENS, 1, "", Why.TOKEN_FORGED),
                        new Remark(Table.LONE_TOKENS, 2, "", Why.TOKEN_FORGED));
        assertThat(taken.hasLeft()).isFalse();
        assertThat(List.of(damaged, forged, ofAKey, lone)).noneMatch(this::isActive);
        assertThat(List.of("ada@example.org", "bob@example.org", "eve"))
                .extracting(name -> shown(tokenOf(user(name))).orElseThrow())
                .allMatch(this::isActive);
        assertThat(tokenOf(user("ada@example.org")).term().date()).isEqualTo(MADE + 999_999_999);
        assertThat(named("none").term().date()).isEqualTo(MADE - 5);
        assertThat(isActive(shown(named("none")).orElseThrow())).isFalse();
    }

    @Test
    void doingItAgainChangesNothing() throws Exception {
        former.user(ADA, "ada@example.org", HASH, false, true);
        former.userToken(ADA, VECTOR, MADE, MADE);
        former.user(BOB, "bob@example.org", HASH, false, true);
        former.userToken(BOB, "dead", MADE, MADE);
        former.loneToken("k1", token("token", SUBJECT, MADE, MADE, SECRET), MADE, MADE, true);
        taken();
        QueryToken before = tokenOf(user("bob@example.org"));

        Taken again = taken();

        assertThat(again).isEqualTo(new Taken(false, false, new Counts(0, 2, 0, 0, 1), List.of()));
        assertThat(again.isNothing()).isTrue();
        assertThat(tokenOf(user("bob@example.org"))).isEqualTo(before);
        assertThat(imported()).hasSize(2);
    }

    @Test
    void aRehearsalSaysTheSameAndChangesNothing() throws Exception {
        former.user(ADA, "ada", HASH, false, true);
        former.userToken(ADA, VECTOR, MADE, MADE);
        former.user(BOB, "Ada", HASH, false, true);
        former.user(EVE, "eve", "no hash", false, true);
        former.loneToken("k1", "dead", MADE, MADE, true);
        former.sql("UPDATE _config_option SET value = '0' WHERE name = 'create_user'");

        Taken rehearsed = (Taken) got(run(true));

        assertThat(imported()).isEmpty();
        assertThat(house.store().<List<User>>read(tx -> tx.directory().withAddress(tenant.id(), 0, 9)))
                .isEmpty();
        assertThat(switches()).isEqualTo(Switches.ON);
        assertThat(taken()).isEqualTo(rehearsed);
        assertThat(rehearsed.counts()).isEqualTo(new Counts(2, 0, 1, 1, 0));
        assertThat(rehearsed.remarks())
                .extracting(Remark::why)
                .containsExactly(Why.ADDRESS_TAKEN, Why.PASSWORD_UNUSABLE, Why.TOKEN_FORGED);
    }

    @Test
    void theSwitchesAreThoseOfTheFile() throws Exception {
        former.sql("UPDATE _config_option SET value = '0' WHERE name = 'create_token'");

        assertThat(taken().isNewSwitches()).isTrue();
        assertThat(switches()).isEqualTo(new Switches(true, false));

        got(house.operations().changePolicy().run(ACME, policy -> policy.withSwitches(Switches.ON)));
        assertThat(taken().isNewSwitches()).as("the operator's own by now").isFalse();
        assertThat(switches()).isEqualTo(Switches.ON);
    }

    @Test
    void whoIsHereAlreadyStaysAsHeIs() throws Exception {
        got(house.operations().addAdministrator().run(ACME, "ada@example.org", "a-fine-password"));
        former.user(ADA, "ADA@example.org", HASH, true, true);
        former.userToken(ADA, VECTOR, MADE, MADE);
        former.user(BOB, "bob", HASH, false, true);
        taken();
        former.sql("UPDATE _config_user SET email = 'robert' WHERE uuid = ?", BOB);

        Taken taken = taken();

        assertThat(taken.remarks())
                .containsExactly(
                        new Remark(Table.USERS, 1, "example.org", Why.ADDRESS_TAKEN),
                        new Remark(Table.USERS, 2, "", Why.UUID_TAKEN));
        assertThat(taken.hasLeft()).isTrue();
        assertThat(isActive(VECTOR)).isFalse();
        assertThat(matches(user("ada@example.org"), "a-fine-password")).isTrue();
    }

    @Test
    void anInactiveUserHasATokenThatIsNotGood() throws Exception {
        former.user(ADA, "ada", HASH, true, false);
        former.userToken(ADA, VECTOR, MADE, MADE);
        taken();

        assertThat(user("ada").isActive()).isFalse();
        assertThat(isActive(VECTOR)).isFalse();
        assertThat(shown(tokenOf(user("ada")))).contains(VECTOR);
    }

    @Test
    void theTokensOfARetiredSecretStayDead() throws Exception {
        former.user(ADA, "ada", HASH, true, true);
        former.userToken(ADA, VECTOR, MADE, MADE);
        run(false);
        imported().forEach(key -> house.operations().retireSigningKey().run(key.number(), true));
        former.user(BOB, "bob", HASH, true, true);
        String other = token("user_token", SUBJECT, MADE, MADE, SECRET);
        former.userToken(BOB, other, MADE, MADE);

        assertThat(taken().remarks()).extracting(Remark::why).containsExactly(Why.TOKEN_OF_RETIRED_KEY);
        assertThat(isActive(VECTOR)).isFalse();
        assertThat(isActive(other)).isFalse();
    }

    @Test
    void hostileRowsAreRefusedOneByOne() throws Exception {
        former.user("not a uuid", "a", HASH, false, true);
        former.user(ADA, "a b@c@d", HASH, false, true);
        former.user(BOB, "x".repeat(100_000), HASH, false, true);
        former.user(
                EVE, "eve", "$argon2id$v=19$m=10485760,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$" + "A".repeat(43), false, true);
        former.userToken(EVE, "x".repeat(1_000_000), Long.MIN_VALUE, MADE);
        former.sql(
                "INSERT INTO _config_user (uuid, email, password, admin, active, created_at, updated_at)"
                        + " VALUES (?, 'odd', x'00', 'yes', 1, 'yesterday', -1)",
                SUBJECT);
        former.sql("UPDATE _config_user SET email = x'41' WHERE email = 'a b@c@d'");
        former.loneToken("x".repeat(2_000), "t1", MADE, MADE, true);
        former.loneToken("far", token("token", SUBJECT, Long.MAX_VALUE, MADE, SECRET), Long.MAX_VALUE, MADE, true);
        former.loneToken("before", "t3", MADE, Long.MIN_VALUE, true);

        Taken taken = taken();

        assertThat(taken.remarks())
                .extracting(Remark::why)
                .containsExactly(
                        Why.UUID_MALFORMED,
                        Why.ADDRESS_MALFORMED,
                        Why.ADDRESS_MALFORMED,
                        Why.PASSWORD_UNUSABLE,
                        Why.DATE_UNUSABLE,
                        Why.PASSWORD_UNUSABLE,
                        Why.NAME_MALFORMED,
                        Why.DATE_UNUSABLE,
                        Why.TOKEN_FORGED);
        assertThat(taken.counts()).isEqualTo(new Counts(2, 0, 0, 1, 0));
        assertThat(user("odd").isAdministrator()).isFalse();
        assertThat(user("odd").created()).isEqualTo(clock.instant());
    }

    @Test
    void manyComeInPieces() throws Exception {
        former.sql("BEGIN");
        for (int i = 0; i < 250; i++) {
            String uuid = new UUID(0x4000, i).toString();
            former.user(uuid, "user" + i, HASH, false, true);
            former.userToken(uuid, token("user_token", uuid, MADE, MADE, SECRET), MADE, MADE);
            former.loneToken("k" + i, token("token", uuid, MADE, MADE, SECRET), MADE, MADE, true);
        }
        former.sql("COMMIT");

        assertThat(taken().counts()).isEqualTo(new Counts(250, 0, 250, 250, 0));
    }

    @Test
    void theSecretAndTheTenantAreChecked() {
        assertThat(house.operations().importQueryServer().run(ACME, former.file(), new byte[0], false))
                .isEqualTo(Outcome.no(new Refusal.KeyMalformed("a secret has 1 to 1024 bytes")));
        assertThat(house.operations().importQueryServer().run(ACME, former.file(), new byte[1_025], true))
                .isInstanceOf(Outcome.No.class);
        assertThat(house.operations()
                        .importQueryServer()
                        .run(new TenantRef("nobody", Environment.DEV), former.file(), new byte[1], false))
                .isEqualTo(Outcome.no(new Refusal.TenantUnknown()));
    }

    @Test
    void whatIsNoFileOfAQueryServerIsToldAndChangesNothing() throws Exception {
        Path text = Files.writeString(folder.resolve("text"), "no database ".repeat(1_000));

        assertThat(house.operations().importQueryServer().run(ACME, text, SECRET.getBytes(UTF_8), false))
                .isInstanceOfSatisfying(
                        Outcome.Ok.class, ok -> assertThat(ok.value()).isInstanceOf(QueryServerImport.Unusable.class));
        assertThat(imported()).isEmpty();
    }

    private Taken taken() {
        return (Taken) got(run(false));
    }

    private Outcome<QueryServerImport> run(boolean isRehearsal) {
        return house.operations().importQueryServer().run(ACME, former.file(), SECRET.getBytes(UTF_8), isRehearsal);
    }

    private boolean isActive(String token) {
        return house.flows().introspect().run(tenant, token).isPresent();
    }

    private Optional<String> shown(QueryToken token) {
        MasterVault vault = new MasterVault(TestInstallation.MASTER, new Random(1));
        TokenFormats forms =
                new TokenFormats(new SealedKeyring(house.standings(), vault), house.store(), house.standings());
        return forms.query(tenant, token);
    }

    private User user(String email) {
        return ask(tx -> tx.users().withEmail(tenant.id(), Email.orName(email).orElseThrow()))
                .orElseThrow();
    }

    private QueryToken tokenOf(User user) {
        return ask(tx -> tx.queryTokens().of(user.id())).orElseThrow();
    }

    private QueryToken named(String name) {
        return ask(tx -> tx.queryTokens().named(tenant.id(), name)).orElseThrow();
    }

    private List<SealedKey> imported() {
        return ask(tx -> tx.signingKeys().of(tenant.id())).stream()
                .filter(key -> key.imported().isPresent())
                .toList();
    }

    private Switches switches() {
        return ask(tx -> tx.tenants().byId(tenant.id())).orElseThrow().policy().switches();
    }

    private boolean matches(User user, String password) {
        PasswordHash hash = ask(tx -> tx.passwords().of(user.id())).orElseThrow();
        return house.passwords().matches(password, hash);
    }

    private <T> T ask(Function<Tx, T> question) {
        return house.store().read(question);
    }
}
