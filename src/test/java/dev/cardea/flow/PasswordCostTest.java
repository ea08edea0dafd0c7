package dev.cardea.flow;

import static dev.cardea.flow.People.PASSWORD;
import static dev.cardea.testing.TestServer.got;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardea.app.OpenInstallation;
import dev.cardea.app.TestInstallation;
import dev.cardea.core.Environment;
import dev.cardea.core.Outcome;
import dev.cardea.core.PasswordHash;
import dev.cardea.core.Refusal;
import dev.cardea.core.Unavailable;
import dev.cardea.core.UserId;
import dev.cardea.testing.CountingPasswords;
import dev.cardea.testing.ManualClock;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever guesses learns nothing from what an answer costs: each try costs one computation, whatever the answer;
/// and a wrong code costs none.
class PasswordCostTest {

    private static final String ADA = "ada@example.org";
    private static final String WITHOUT = "without@example.org";
    private static final String OLD = "old@example.org";

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock();
    private final CountingPasswords counting = new CountingPasswords();
    private OpenInstallation house;
    private People a;
    private People cheap;

    @BeforeEach
    void open() {
        house = TestInstallation.in(folder, clock);
        a = People.joining(house, "A", Environment.STAGING);
        cheap = a.over(house.store(), counting, clock, 21);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void eachTryCostsOneComputation() {
        costsOne(cheap, counting::computed);
    }

    @Test
    void eachTryCostsOneRealComputation() {
        costsOne(a, () -> (int) house.passwords().computed());
    }

    private void costsOne(People people, IntSupplier computed) {
        people.register(ADA);
        people.register("gone@example.org");
        people.setActive("gone@example.org", false);
        got(house.operations().createRootToken().run(people.ref(), WITHOUT));
        for (String address : List.of(ADA, "nobody@example.org", "no address", WITHOUT, "gone@example.org")) {
            int before = computed.getAsInt();
            assertThat(people.flows().signIn().run(people.tenant(), address, "wrong"))
                    .isEqualTo(Outcome.no(new Refusal.WrongCredentials()));
            assertThat(computed.getAsInt()).as(address).isEqualTo(before + 1);
        }
        int before = computed.getAsInt();
        people.signIn(ADA, PASSWORD);
        assertThat(people.flows().signIn().run(people.tenant(), ADA, PASSWORD, "another account"))
                .isEqualTo(Outcome.no(new Refusal.WrongCredentials()));
        assertThat(computed.getAsInt()).isEqualTo(before + 2);
    }

    @Test
    void anOutdatedHashIsReplacedAtTheSignInWhichCostsOneMore() {
        outdated(PASSWORD);

        cheap.signIn(OLD, PASSWORD);
        assertThat(counting.computed()).isEqualTo(2);
        assertThat(hash(OLD)).contains(new PasswordHash("now:" + PASSWORD));
        cheap.signIn(OLD, PASSWORD);
        assertThat(counting.computed()).isEqualTo(3);
    }

    @Test
    void anOutdatedHashIsKeptWhenThePasswordIsWrong() {
        outdated(PASSWORD);

        assertThat(cheap.flows().signIn().run(cheap.tenant(), OLD, "wrong"))
                .isEqualTo(Outcome.no(new Refusal.WrongCredentials()));
        assertThat(counting.computed()).isEqualTo(1);
        assertThat(hash(OLD)).contains(new PasswordHash("old:" + PASSWORD));
    }

    /// The reset came first, so the password of before must not come back.
    @Test
    void anOutdatedHashThatIsResetMeanwhileIsNotReplaced() {
        outdated(PASSWORD);
        HaltingStore halting = new HaltingStore(house.store());
        halting.beforeNextWrite(() -> cheap.reset(OLD, "another"));

        assertThat(a.over(halting, counting, clock, 22).flows().signIn().run(a.tenant(), OLD, PASSWORD))
                .isEqualTo(Outcome.no(new Refusal.WrongCredentials()));
        assertThat(hash(OLD)).contains(new PasswordHash("now:another"));
    }

    @Test
    void aWrongCodeAndAnUnknownAddressCostNothing() {
        cheap.register(ADA);
        cheap.resetCode(ADA);
        int before = counting.computed();

        assertThat(cheap.flows().resetPassword().run(cheap.tenant(), ADA, "wrong", "another"))
                .isEqualTo(Outcome.no(new Refusal.CodeNotValid()));
        assertThat(cheap.flows().resetPassword().run(cheap.tenant(), "nobody@example.org", "wrong", "another"))
                .isEqualTo(Outcome.no(new Refusal.CodeNotValid()));
        assertThat(counting.computed()).isEqualTo(before);
    }

    @Test
    void aPasswordThatIsRefusedLeavesTheCodeAndCostsNothing() {
        cheap.register(ADA);
        String code = cheap.resetCode(ADA);
        int before = counting.computed();

        assertThat(cheap.flows().resetPassword().run(cheap.tenant(), ADA, code, ""))
                .isEqualTo(Outcome.no(new Refusal.PasswordTooWeak()));
        assertThat(counting.computed()).isEqualTo(before);
        got(cheap.flows().resetPassword().run(cheap.tenant(), ADA, code, "another"));
        assertThat(counting.computed()).isEqualTo(before + 1);
    }

    @Test
    void aTakenAddressCostsNothing() {
        cheap.register(ADA);

        assertThat(cheap.flows().register().run(cheap.tenant(), ADA, "another"))
                .isEqualTo(Outcome.no(new Refusal.EmailTaken()));
        assertThat(counting.computed()).isEqualTo(1);
    }

    /// Nothing is used up and nobody is made when there is no time to hash.
    @Test
    void whenPasswordsAreNotComputedNothingIsLost() {
        String session = a.register(ADA);
        String code = a.resetCode(ADA);
        house.passwords().close();

        assertThatThrownBy(() -> a.flows().resetPassword().run(a.tenant(), ADA, code, "another"))
                .isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> a.register("new@example.org")).isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> a.signIn(ADA, PASSWORD)).isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> a.signIn("nobody@example.org", PASSWORD)).isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> a.add(session, "new@example.org")).isInstanceOf(Unavailable.class);

        assertThat(a.takes(session)).isTrue();
        assertThat(a.flows().isEmailTaken().run(a.tenant(), "new@example.org")).isFalse();
        got(cheap.flows().resetPassword().run(a.tenant(), ADA, code, "another"));
    }

    private void outdated(String password) {
        cheap.register(OLD);
        UserId id = cheap.user(OLD).id();
        house.store().write(tx -> {
            tx.passwords().set(id, new PasswordHash("old:" + password));
            return true;
        });
        counting.forget();
    }

    private Optional<PasswordHash> hash(String address) {
        UserId id = cheap.user(address).id();
        return house.store().read(tx -> tx.passwords().of(id));
    }
}
