package dev.cardea.flow;

import static dev.cardea.flow.People.PASSWORD;
import static dev.cardea.testing.TestServer.got;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.app.OpenInstallation;
import dev.cardea.app.TestInstallation;
import dev.cardea.core.Email;
import dev.cardea.core.Environment;
import dev.cardea.core.Membership;
import dev.cardea.core.Outcome;
import dev.cardea.core.PasswordHash;
import dev.cardea.core.QuerySubject;
import dev.cardea.core.QueryToken;
import dev.cardea.core.Refusal;
import dev.cardea.core.Role;
import dev.cardea.core.User;
import dev.cardea.core.UserId;
import dev.cardea.testing.CountingPasswords;
import dev.cardea.testing.ManualClock;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Query Server's part of the one user base: what its tokens die with, what its administrators may do to people of other
/// families, what it costs, and what two at once do.
class QueryServerTest {

    private static final String ADA = "ada@example.org";
    private static final UserChanges NOTHING =
            new UserChanges(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    private static final QueryTokenWish USUAL =
            new QueryTokenWish(Optional.empty(), Optional.empty(), Optional.of(true));

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock();
    private final CountingPasswords counting = new CountingPasswords();
    private OpenInstallation house;
    private HaltingStore halting;
    private People a;
    private QueryCaller admin;

    @BeforeEach
    void open() {
        house = TestInstallation.in(folder, clock);
        halting = new HaltingStore(house.store());
        People real = People.joining(house, "A", Environment.STAGING);
        a = real.over(halting, counting, clock, 21);
        got(house.operations().addAdministrator().run(a.ref(), "admin", new PasswordHash("now:admin")));
        admin = caller(trade("admin", "admin"));
        counting.forget();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aResetByAMailedCodeEndsTheToken() {
        a.register(ADA);
        String token = trade(ADA, PASSWORD);

        a.reset(ADA, "another");

        assertThat(takes(token)).isFalse();
        assertThat(takes(trade(ADA, "another"))).isTrue();
    }

    @Test
    void anOwnChangeOfThePasswordDoesNot() {
        String session = a.register(ADA);
        String token = trade(ADA, PASSWORD);

        got(a.flows().changePassword().run(a.member(session), ADA, PASSWORD, "another"));

        assertThat(takes(token)).isTrue();
        assertThat(trade(ADA, "another")).isEqualTo(token);
    }

    @Test
    void aPasswordFromAnAdministratorEndsSessionsAndCodes() {
        String session = a.register(ADA);
        String token = trade(ADA, PASSWORD);
        String code = a.resetCode(ADA);

        got(a.query().changeUser().run(admin, ADA, new UserChanges(
                Optional.empty(), Optional.of("another"), Optional.empty(), Optional.empty())));

        assertThat(a.takes(session)).isFalse();
        assertThat(takes(token)).isTrue();
        assertThat(a.flows().resetPassword().run(a.tenant(), ADA, code, "third"))
                .isEqualTo(Outcome.no(new Refusal.CodeNotValid()));
    }

    @Test
    void aDeactivationEndsEverythingForGood() {
        String session = a.register(ADA);
        String token = trade(ADA, PASSWORD);

        a.setActive(ADA, false);
        assertThat(takes(token)).isFalse();
        got(a.query().replaceToken().run(admin, new QueryHolder.OfAddress(ADA), USUAL)); // while she is out
        String meanwhile = show(ADA).orElseThrow();
        assertThat(takes(meanwhile)).isFalse();
        a.setActive(ADA, true);

        assertThat(List.of(takes(token), takes(meanwhile), a.takes(session))).containsOnly(false);
        assertThat(takes(trade(ADA, PASSWORD))).isTrue();
    }

    @Test
    void aRemovalByAnAdministratorEndsEverything() {
        String session = a.register(ADA);
        String token = trade(ADA, PASSWORD);

        got(a.query().removeUser().run(admin, ADA));

        assertThat(takes(token)).isFalse();
        assertThat(a.takes(session)).isFalse();
    }

    @Test
    void whatARevokedTokenMightTheNextOneMay() {
        a.register(ADA);
        got(a.query().addToken().run(admin, new QueryHolder.OfAddress(ADA), new QueryTokenWish(
                Optional.empty(), Optional.empty(), Optional.of(false))));
        String token = trade(ADA, PASSWORD);

        a.revoke(token);

        assertThat(takes(token)).isFalse();
        String next = trade(ADA, PASSWORD);
        assertThat(next).isNotEqualTo(token);
        assertThat(caller(next).mayWrite()).isFalse();
    }

    @Test
    void aLockedTokenIsNoWayIn() {
        a.register(ADA);
        trade(ADA, PASSWORD);
        QueryTokenWish locked = new QueryTokenWish(Optional.empty(), Optional.of(false), Optional.of(true));
        got(a.query().replaceToken().run(admin, new QueryHolder.OfAddress(ADA), locked));

        assertThat(a.query().tradePassword().run(a.tenant(), ADA, PASSWORD))
                .isEqualTo(Outcome.no(new Refusal.WrongCredentials()));
        got(a.query().replaceToken().run(admin, new QueryHolder.OfAddress(ADA), USUAL)); // says nothing of the lock
        assertThat(a.query().tradePassword().run(a.tenant(), ADA, PASSWORD))
                .isEqualTo(Outcome.no(new Refusal.WrongCredentials()));
        got(a.query().removeToken().run(admin, new QueryHolder.OfAddress(ADA)));
        assertThat(takes(trade(ADA, PASSWORD))).isTrue();
    }

    @Test
    void aRotationKeepsTokensAndTheNextOneHasTheNewKey() {
        a.register(ADA);
        String token = trade(ADA, PASSWORD);
        QuerySubject before = row(ADA).subject();

        got(house.operations().rotateSigningKey().run(a.ref()));

        assertThat(takes(token)).isTrue();
        assertThat(trade(ADA, PASSWORD)).isEqualTo(token);
        got(a.query().replaceToken().run(admin, new QueryHolder.OfAddress(ADA), USUAL));
        assertThat(row(ADA).subject().key()).isNotEqualTo(before.key());
        assertThat(takes(show(ADA).orElseThrow())).isTrue();
    }

    @Test
    void aTokenWhoseKeyIsRetiredIsReplacedForThePassword() {
        a.register(ADA);
        String token = trade(ADA, PASSWORD);
        got(house.operations().rotateSigningKey().run(a.ref()));

        got(house.operations().retireSigningKey().run(row(ADA).subject().key().orElseThrow(), true));

        assertThat(takes(token)).isFalse();
        assertThat(show(ADA)).isEmpty();
        assertThat(takes(trade(ADA, PASSWORD))).isTrue();
    }

    @Test
    void whoOutranksTheCallerIsLeftAlone() {
        a.register(ADA);
        got(house.operations().createRootToken().run(a.ref(), ADA)); // she has role 100 now
        UserChanges password = new UserChanges(
                Optional.empty(), Optional.of("another"), Optional.empty(), Optional.empty());

        assertThat(a.query().changeUser().run(admin, ADA, password)).isEqualTo(Outcome.no(new Refusal.RoleOutranked()));
        assertThat(a.query().changeUser().run(admin, ADA, NOTHING)).isEqualTo(Outcome.no(new Refusal.RoleOutranked()));
        assertThat(a.query().removeUser().run(admin, ADA)).isEqualTo(Outcome.no(new Refusal.RoleOutranked()));
        assertThat(counting.computed()).isEqualTo(1); // her own password, at the beginning

        Membership high = new Membership(a.user(ADA).membership().orElseThrow().account(), Role.ADMINISTRATOR);
        house.store().write(tx -> {
            tx.members().enrol(admin.user().id(), high);
            return true;
        });
        got(a.query().changeUser().run(caller(trade("admin", "admin")), ADA, password));
    }

    @Test
    void anAccountIsNotLeftWithoutAnOwner() {
        a.add(a.register(ADA), "bob@example.org");

        assertThat(a.query().removeUser().run(admin, ADA)).isEqualTo(Outcome.no(new Refusal.LastOwner()));
        got(a.query().removeUser().run(admin, "bob@example.org"));
        got(a.query().removeUser().run(admin, ADA));
    }

    /// What is decided must not rest on what was so before.
    @Test
    void aCallerWhoFallsMeanwhileDecidesNothing() {
        a.register(ADA);
        QueryHolder ada = new QueryHolder.OfAddress(ADA);
        Runnable falls = () -> house.store().write(tx -> {
            tx.directory().setAdministrator(admin.user().id(), false);
            return true;
        });
        List<Callable<Outcome<?>>> attempts = List.of(
                () -> a.query().addUser().run(admin, "new", "p", true, true),
                () -> a.query().changeUser().run(admin, ADA, NOTHING),
                () -> a.query().removeUser().run(admin, ADA),
                () -> a.query().addToken().run(admin, ada, USUAL),
                () -> a.query().replaceToken().run(admin, ada, USUAL),
                () -> a.query().removeToken().run(admin, ada));
        halting.beforeNextWrite(falls);

        assertThat(attempts).allSatisfy(attempt -> assertThat(attempt.call())
                .isEqualTo(Outcome.no(new Refusal.CredentialNotValid())));
        assertThat(row("admin").isAlive(clock.instant())).isTrue();
    }

    @Test
    void aTokenThatIsReplacedMeanwhileDecidesNothing() {
        QueryHolder own = new QueryHolder.OfAddress("admin");
        got(a.query().replaceToken().run(admin, own, USUAL));

        assertThat(a.query().replaceToken().run(admin, own, USUAL))
                .isEqualTo(Outcome.no(new Refusal.CredentialNotValid()));
    }

    @Test
    void eachTryCostsOneComputation() {
        a.register(ADA);
        a.register("gone@example.org");
        a.setActive("gone@example.org", false);
        for (String address : List.of(ADA, "nobody@example.org", "no address@", "gone@example.org", "admin")) {
            counting.forget();
            assertThat(a.query().tradePassword().run(a.tenant(), address, "wrong"))
                    .isEqualTo(Outcome.no(new Refusal.WrongCredentials()));
            assertThat(counting.computed()).as(address).isEqualTo(1);
        }
        counting.forget();
        trade(ADA, PASSWORD);
        assertThat(counting.computed()).isEqualTo(1);
    }

    @Test
    void anOutdatedHashIsReplaced() {
        house.store().write(tx -> {
            tx.passwords().set(admin.user().id(), new PasswordHash("old:admin"));
            return true;
        });

        String token = trade("admin", "admin");

        assertThat(counting.computed()).isEqualTo(2);
        Optional<PasswordHash> hash = house.store().read(tx -> tx.passwords().of(admin.user().id()));
        assertThat(hash).contains(new PasswordHash("now:admin"));
        assertThat(trade("admin", "admin")).isEqualTo(token);
    }

    /// The reset came first, so the password of before opens nothing any more.
    @Test
    void aPasswordThatIsResetMeanwhileIsWrong() {
        a.register(ADA);
        UserId ada = a.user(ADA).id();
        halting.beforeNextWrite(() -> house.store().write(tx -> {
            tx.passwords().set(ada, new PasswordHash("now:another"));
            return true;
        }));

        assertThat(a.query().tradePassword().run(a.tenant(), ADA, PASSWORD))
                .isEqualTo(Outcome.no(new Refusal.WrongCredentials()));
        Optional<QueryToken> row = house.store().read(tx -> tx.queryTokens().of(ada));
        assertThat(row).isEmpty();
    }

    @Test
    void manyAtOnceGetTheSameNewToken() throws Exception {
        a.register(ADA);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> trade = () -> trade(ADA, PASSWORD);
            List<String> tokens = threads.invokeAll(Collections.nCopies(32, trade)).stream()
                    .map(Future::resultNow)
                    .distinct()
                    .toList();

            assertThat(tokens).hasSize(1);
            assertThat(takes(tokens.getFirst())).isTrue();
        }
    }

    @Test
    void listsAreReadInPages() {
        for (int i = 0; i < 1_001; i++) {
            got(a.query().addUser().run(admin, "u" + i, "p", false, true));
        }

        assertThat(a.query().listUsers().run(a.tenant())).hasSizeGreaterThanOrEqualTo(1_002).doesNotHaveDuplicates();
        assertThat(a.query().listTokens().run(admin, admin.token().kind())).hasSize(1_002);
    }

    @Test
    void nothingShowsAToken() {
        String token = trade("admin", "admin");

        assertThat(a.query().listTokens().run(admin, admin.token().kind()).toString() + admin
                        + new UserChanges(Optional.empty(), Optional.of("secret"), Optional.empty(), Optional.empty()))
                .doesNotContain(token.substring(token.lastIndexOf('.')))
                .doesNotContain("secret");
    }

    private String trade(String address, String password) {
        return got(a.query().tradePassword().run(a.tenant(), address, password));
    }

    private QueryCaller caller(String token) {
        return got(a.query().identifyCaller().run(token));
    }

    private Optional<String> show(String address) {
        return got(a.query().showToken().run(admin, new QueryHolder.OfAddress(address)));
    }

    private boolean takes(String token) {
        return a.query().identifyCaller().run(token) instanceof Outcome.Ok;
    }

    private User user(String address) {
        return house.store()
                .read(tx -> tx.users()
                        .withEmail(a.tenant().id(), Email.orName(address).orElseThrow())
                        .orElseThrow());
    }

    private QueryToken row(String address) {
        User user = user(address);
        return house.store().read(tx -> tx.queryTokens().of(user.id()).orElseThrow());
    }
}
