package dev.cardea.flow;

import static dev.cardea.flow.People.PASSWORD;
import static dev.cardea.testing.TestServer.got;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.app.OpenInstallation;
import dev.cardea.app.TestInstallation;
import dev.cardea.core.Done;
import dev.cardea.core.Environment;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Role;
import dev.cardea.core.User;
import dev.cardea.testing.CountingPasswords;
import dev.cardea.testing.ManualClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What one request about people decides while another changes what it has read.
class PeopleAtOnceTest {

    private static final String ADA = "ada@example.org";
    private static final String BOB = "bob@example.org";

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock();
    private OpenInstallation house;
    private HaltingStore halting;

    /// Asks at once.
    private People a;

    /// Asks with a halt before each write.
    private People slow;

    @BeforeEach
    void open() {
        house = TestInstallation.in(folder, clock);
        halting = new HaltingStore(house.store());
        CountingPasswords passwords = new CountingPasswords();
        People people = People.joining(house, "A", Environment.STAGING);
        a = people.over(house.store(), passwords, clock, 21);
        slow = people.over(halting, passwords, clock, 22);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aPasswordThatIsResetWhileItIsCheckedOpensNothing() {
        a.register(ADA);
        halting.beforeNextWrite(() -> a.reset(ADA, "another"));

        assertThat(slow.flows().signIn().run(a.tenant(), ADA, PASSWORD))
                .isEqualTo(Outcome.no(new Refusal.WrongCredentials()));
    }

    @Test
    void aUserWhoIsDeactivatedWhileThePasswordIsCheckedGetsNoSession() {
        a.register(ADA);
        halting.beforeNextWrite(() -> a.setActive(ADA, false));

        assertThat(slow.flows().signIn().run(a.tenant(), ADA, PASSWORD))
                .isEqualTo(Outcome.no(new Refusal.WrongCredentials()));
    }

    @Test
    void aUserWhoIsRemovedWhileThePasswordIsCheckedGetsNoSession() {
        String session = a.register(ADA);
        halting.beforeNextWrite(() -> a.remove(session, ADA));

        assertThat(slow.flows().signIn().run(a.tenant(), ADA, PASSWORD))
                .isEqualTo(Outcome.no(new Refusal.WrongCredentials()));
    }

    @Test
    void aPasswordThatIsResetWhileItIsChangedStaysReset() {
        Member caller = a.member(a.register(ADA));
        halting.beforeNextWrite(() -> a.reset(ADA, "by reset"));

        assertThat(slow.flows().changePassword().run(caller, ADA, PASSWORD, "by change"))
                .isEqualTo(Outcome.no(new Refusal.WrongCredentials()));
        assertThat(a.takes(a.signIn(ADA, "by reset"))).isTrue();
    }

    @Test
    void aRegistrationThatIsOvertakenMakesNobody() {
        halting.beforeNextWrite(() -> a.register(ADA));

        assertThat(slow.flows().register().run(a.tenant(), " ADA@Example.org", "another"))
                .isEqualTo(Outcome.no(new Refusal.EmailTaken()));
        assertThat(a.takes(a.signIn(ADA, PASSWORD))).isTrue();
    }

    @Test
    void ofTenRegistrationsAtOnceOneIsMade() throws Exception {
        List<Outcome<SessionToken>> outcomes =
                atOnce(10, () -> a.flows().register().run(a.tenant(), ADA, PASSWORD));

        assertThat(outcomes).filteredOn(Outcome.Ok.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(Outcome.No.class::isInstance)
                .containsOnly(Outcome.no(new Refusal.EmailTaken()));
    }

    @Test
    void ofTenUsesOfAResetCodeAtOnceOneIsTaken() throws Exception {
        a.register(ADA);
        String code = a.resetCode(ADA);

        List<Outcome<Done>> outcomes =
                atOnce(10, () -> a.flows().resetPassword().run(a.tenant(), ADA, code, "another"));

        assertThat(outcomes).filteredOn(Outcome.Ok.class::isInstance).hasSize(1);
    }

    /// The two may go at the same time only if nobody stays behind.
    @Test
    void twoOwnersWhoRemoveEachOtherAtOnceLeaveOneOfThem() throws Exception {
        for (int round = 0; round < 50; round++) {
            String name = "-" + round + "@example.org";
            String ada = a.register("ada" + name);
            a.add(ada, "bob" + name);
            a.add(ada, "member" + name);
            a.setRole(ada, "bob" + name, Role.OWNER);
            String bob = a.begin("bob" + name);
            Member adaNow = a.member(ada);
            Member bobNow = a.member(bob);

            List<Outcome<Done>> outcomes = atOnce(List.of(
                    () -> a.flows().removeMember().run(adaNow, bobNow.user().uuid()),
                    () -> a.flows().removeMember().run(bobNow, adaNow.user().uuid())));

            assertThat(outcomes).filteredOn(Outcome.Ok.class::isInstance).hasSize(1);
            assertThat(owners(a.begin("member" + name))).hasSize(1);
        }
    }

    @Test
    void twoLastOwnersWhoStepBackAtOnceDoNotBoth() throws Exception {
        for (int round = 0; round < 50; round++) {
            String name = "-" + round + "@example.org";
            String ada = a.register("ada" + name);
            a.add(ada, "bob" + name);
            a.setRole(ada, "bob" + name, Role.OWNER);
            Member adaNow = a.member(ada);
            Member bobNow = a.member(a.begin("bob" + name));

            List<Outcome<Done>> outcomes = atOnce(List.of(
                    () -> a.flows().setRole().run(adaNow, "ada" + name, Role.MEMBER),
                    () -> a.flows().setRole().run(bobNow, "bob" + name, Role.MEMBER)));

            assertThat(outcomes).containsOnlyOnce(Outcome.no(new Refusal.LastOwner()));
            assertThat(owners(ada)).hasSize(1);
        }
    }

    /// Else a thief would keep a session that the owner's reset has just ended.
    @Test
    void whoLeavesAnAccountWithASessionThatEndsMeanwhileGetsNoOther() {
        Member caller = a.member(a.register(ADA));
        halting.beforeNextWrite(() -> a.reset(ADA, "another"));

        assertThat(slow.flows().leaveAccount().run(caller)).isEqualTo(Outcome.no(new Refusal.CredentialNotValid()));
    }

    @Test
    void whoIsRemovedMeanwhileRemovesNobody() {
        String ada = a.register(ADA);
        a.add(ada, BOB);
        a.add(ada, "carol@example.org");
        a.setRole(ada, BOB, Role.OWNER);
        Member bob = a.member(a.begin(BOB));
        halting.beforeNextWrite(() -> a.remove(ada, BOB));

        assertThat(slow.flows()
                        .removeMember()
                        .run(bob, a.user("carol@example.org").uuid()))
                .isEqualTo(Outcome.no(new Refusal.CredentialNotValid()));
        assertThat(owners(ada)).hasSize(1);
        assertThat(a.user("carol@example.org")).isNotNull();
    }

    @Test
    void whoLosesTheRoleMeanwhileRemovesNobodyAndGivesNoRoles() {
        String ada = a.register(ADA);
        a.add(ada, BOB);
        a.add(ada, "carol@example.org");
        a.setRole(ada, BOB, Role.OWNER);
        Member bob = a.member(a.begin(BOB));
        halting.beforeNextWrite(() -> a.setRole(ada, BOB, Role.MEMBER));

        assertThat(slow.flows()
                        .removeMember()
                        .run(bob, a.user("carol@example.org").uuid()))
                .isEqualTo(Outcome.no(new Refusal.RoleTooLow()));
        assertThat(slow.flows().setRole().run(bob, "carol@example.org", Role.OWNER))
                .isEqualTo(Outcome.no(new Refusal.RoleTooLow()));
    }

    @Test
    void whoseSessionEndsMeanwhileAddsNobodyAndKeepsTheAddress() {
        String session = a.register(ADA);
        Member caller = a.member(session);
        halting.beforeNextWrite(() -> a.revoke(session));

        assertThat(slow.flows().addMember().run(caller, BOB, PASSWORD))
                .isEqualTo(Outcome.no(new Refusal.CredentialNotValid()));
        assertThat(slow.flows().changeEmail().run(caller, BOB)).isEqualTo(Outcome.no(new Refusal.CredentialNotValid()));
        assertThat(a.flows().isEmailTaken().run(a.tenant(), BOB)).isFalse();
    }

    @Test
    void aCodeThatIsMadeWhileItsUserIsDeactivatedDoesNotComeBack() {
        a.register(ADA);
        halting.beforeNextWrite(() -> a.setActive(ADA, false));
        String late = got(slow.flows().createResetCode().run(a.root(), ADA));
        a.setActive(ADA, true);

        assertThat(a.flows().resetPassword().run(a.tenant(), ADA, late, "another"))
                .isEqualTo(Outcome.no(new Refusal.CodeNotValid()));
    }

    private List<User> owners(String session) {
        return a.flows().listMembers().run(a.member(session)).stream()
                .filter(user -> Owners.role(user).isAtLeast(Role.OWNER))
                .toList();
    }

    private static <T> List<T> atOnce(int count, Callable<T> work) throws Exception {
        List<Callable<T>> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(work);
        }
        return atOnce(all);
    }

    private static <T> List<T> atOnce(List<Callable<T>> work) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(work).stream().map(Future::resultNow).toList();
        }
    }
}
