package dev.cardea.flow;

import static dev.cardea.flow.People.PASSWORD;
import static dev.cardea.testing.TestServer.got;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.app.OpenInstallation;
import dev.cardea.app.TestInstallation;
import dev.cardea.core.Done;
import dev.cardea.core.Environment;
import dev.cardea.core.KeyNumber;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Role;
import dev.cardea.core.SealedKey;
import dev.cardea.core.Session;
import dev.cardea.testing.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// The table "what dies when" of the design, for sessions and for what else their user holds. Whatever happens in
/// one of two tenants, happens to nobody else: not to another user of the tenant, and not to the user of the same
/// address in the other.
@ParameterizedClass
@ValueSource(booleans = {false, true})
class WhatEndsSessionsTest {

    private static final String ADA = "ada@example.org";
    private static final String BOB = "bob@example.org";

    @Parameter
    boolean inTheSecondTenant;

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock();
    private OpenInstallation house;
    private People here;
    private People there;
    private String owner;
    private String first;
    private String second;
    private List<String> pointTokens;
    private List<String> others;
    private List<String> othersPointTokens;
    private String elsewhere;

    @BeforeEach
    void twoTenants() {
        house = TestInstallation.in(folder, clock);
        People a = People.joining(house, "A", Environment.STAGING);
        People b = People.joining(house, "B", Environment.STAGING);
        here = inTheSecondTenant ? b : a;
        there = inTheSecondTenant ? a : b;

        owner = here.register("owner@example.org");
        here.add(owner, ADA);
        first = here.begin(ADA);
        second = here.begin(ADA);
        pointTokens = here.pointTokens(ADA, "u-1");
        here.add(owner, BOB);
        others = List.of(owner, here.begin(BOB), here.begin(BOB));
        othersPointTokens = here.pointTokens(BOB, "u-2");
        elsewhere = there.register(ADA);
        assertThat(List.of(first, second)).allMatch(here::takes);
        assertThat(pointTokens).allMatch(here.point()::takes);
    }

    @AfterEach
    void nobodyElseHasLostAnything() {
        assertThat(others).allMatch(here::takes);
        assertThat(othersPointTokens).allMatch(here.point()::takes);
        assertThat(there.takes(elsewhere)).isTrue();
        house.close();
    }

    @Test
    void aSessionRevokedByItsKindlessNameEndsAlone() {
        here.revoke(first);

        assertThat(here.takes(first)).isFalse();
        assertThat(here.takes(second)).isTrue();
        assertThat(pointTokens).allMatch(here.point()::takes);
    }

    @Test
    void aSessionIsNotRevokedByAnotherTenant() {
        there.revoke(first);

        assertThat(here.takes(first)).isTrue();
    }

    @Test
    void aResetEndsEverySessionAndLeavesPointsTokens() {
        here.reset(ADA, "another password");

        assertThat(List.of(first, second)).noneMatch(here::takes);
        assertThat(pointTokens).allMatch(here.point()::takes);
        assertThat(here.takes(here.signIn(ADA, "another password"))).isTrue();
        assertThat(here.flows().signIn().run(here.tenant(), ADA, PASSWORD))
                .isEqualTo(Outcome.no(new Refusal.WrongCredentials()));
    }

    @Test
    void aNewPasswordEndsEveryOtherSession() {
        got(here.flows().changePassword().run(here.member(first), ADA, PASSWORD, "another password"));

        assertThat(here.takes(first)).isTrue();
        assertThat(here.takes(second)).isFalse();
        assertThat(pointTokens).allMatch(here.point()::takes);
        assertThat(here.takes(here.signIn(ADA, "another password"))).isTrue();
    }

    @Test
    void aPasswordThatIsNotChangedEndsNothing() {
        assertThat(here.flows().changePassword().run(here.member(first), ADA, "wrong", "another password"))
                .isEqualTo(Outcome.no(new Refusal.WrongCredentials()));
        assertThat(here.flows().changePassword().run(here.member(first), BOB, PASSWORD, "another password"))
                .isEqualTo(Outcome.no(new Refusal.WrongCredentials()));

        assertThat(List.of(first, second)).allMatch(here::takes);
    }

    @Test
    void whoIsRemovedLosesEverythingInEveryFamily() {
        String code = here.resetCode(ADA);

        here.remove(owner, ADA);

        assertThat(List.of(first, second)).noneMatch(here::takes);
        assertThat(pointTokens).noneMatch(here.point()::takes);
        assertThat(here.flows().resetPassword().run(here.tenant(), ADA, code, "another password"))
                .isEqualTo(Outcome.no(new Refusal.CodeNotValid()));
    }

    @Test
    void whoIsRemovedAndComesAgainGetsNothingBack() {
        String code = here.resetCode(ADA);

        here.remove(owner, ADA);
        String again = here.register(ADA);
        List<String> pointTokensAgain = here.pointTokens(ADA, "u-1");

        assertThat(List.of(first, second)).noneMatch(here::takes);
        assertThat(pointTokens).noneMatch(here.point()::takes);
        assertThat(here.takes(again)).isTrue();
        assertThat(pointTokensAgain).allMatch(here.point()::takes);
        assertThat(here.flows().resetPassword().run(here.tenant(), ADA, code, "another password"))
                .isEqualTo(Outcome.no(new Refusal.CodeNotValid()));
    }

    @Test
    void whoIsDeactivatedLosesEverything() {
        String code = here.resetCode(ADA);

        here.setActive(ADA, false);

        assertThat(List.of(first, second)).noneMatch(here::takes);
        assertThat(pointTokens).noneMatch(here.point()::takes);
        assertThat(here.flows().signIn().run(here.tenant(), ADA, PASSWORD))
                .isEqualTo(Outcome.no(new Refusal.WrongCredentials()));
        assertThat(here.flows().resetPassword().run(here.tenant(), ADA, code, "another password"))
                .isEqualTo(Outcome.no(new Refusal.CodeNotValid()));
        assertThat(here.flows().createResetCode().run(here.root(), ADA))
                .isEqualTo(Outcome.no(new Refusal.UserUnknown()));
    }

    @Test
    void whoIsLetInAgainGetsNothingBackButThePassword() {
        String code = here.resetCode(ADA);

        here.setActive(ADA, false);
        here.setActive(ADA, true);

        assertThat(List.of(first, second)).noneMatch(here::takes);
        assertThat(pointTokens).noneMatch(here.point()::takes);
        assertThat(here.flows().resetPassword().run(here.tenant(), ADA, code, "another password"))
                .isEqualTo(Outcome.no(new Refusal.CodeNotValid()));
        assertThat(here.takes(here.signIn(ADA, PASSWORD))).isTrue();
    }

    @Test
    void anAdministratorWhoIsLetInAgainDoesNotGetTheRootTokenBack() {
        String rootToken =
                got(house.operations().createRootToken().run(here.ref(), ADA)).secret();
        assertThat(isRoot(rootToken)).isTrue();

        here.setActive(ADA, false);
        assertThat(isRoot(rootToken)).isFalse();
        here.setActive(ADA, true);
        assertThat(isRoot(rootToken)).isFalse();
    }

    @Test
    void aRootTokenGoesWithItsAdministrator() {
        String rootToken =
                got(house.operations().createRootToken().run(here.ref(), ADA)).secret();

        here.remove(here.begin(ADA), ADA);

        assertThat(isRoot(rootToken)).isFalse();
    }

    @Test
    void activatingWhoIsActiveEndsNothing() {
        here.setActive(ADA, true);

        assertThat(List.of(first, second)).allMatch(here::takes);
        assertThat(pointTokens).allMatch(here.point()::takes);
    }

    @Test
    void anotherRoleEndsNothingAndTheNextCheckSeesIt() {
        here.setRole(owner, ADA, Role.OWNER);

        assertThat(here.member(first).role()).isEqualTo(Role.OWNER);
        assertThat(here.takes(second)).isTrue();
        here.setRole(owner, ADA, Role.MEMBER);
        assertThat(here.flows()
                        .removeMember()
                        .run(here.member(first), here.user(BOB).uuid()))
                .isEqualTo(Outcome.no(new Refusal.RoleTooLow()));
        assertThat(pointTokens).allMatch(here.point()::takes);
    }

    @Test
    void anotherAddressEndsNothingAndTheNextCheckSeesIt() {
        String code = here.resetCode(ADA);

        assertThat(here.flows().changeEmail().run(here.member(first), "Ada@new.example"))
                .isEqualTo(Outcome.ok(Done.DONE));

        assertThat(here.member(second).user().email().orElseThrow().typed()).isEqualTo("Ada@new.example");
        assertThat(pointTokens).allMatch(here.point()::takes);
        assertThat(here.flows().resetPassword().run(here.tenant(), "ada@new.example", code, "another"))
                .isEqualTo(Outcome.no(new Refusal.CodeNotValid()));
    }

    @Test
    void aRetiredKeyEndsTheSessionsThatItSigned() {
        KeyNumber old = keyOf(here);
        got(house.operations().rotateSigningKey().run(here.ref()));
        String later = here.begin(ADA);
        assertThat(List.of(first, second, later)).allMatch(here::takes);

        got(house.operations().retireSigningKey().run(old, true));

        assertThat(List.of(first, second)).noneMatch(here::takes);
        assertThat(here.takes(later)).isTrue();
        others = List.of(here.begin(BOB)); // they were of the same key
        othersPointTokens = here.pointTokens(BOB, "u-2");
    }

    @Test
    void aSessionEndsOfOldAgeToTheSecondHoweverMuchItIsUsed() {
        clock.advance(Session.LIFETIME.minusSeconds(1));
        assertThat(List.of(first, second)).allMatch(here::takes);

        clock.advance(Duration.ofSeconds(1));
        assertThat(List.of(first, second)).noneMatch(here::takes);

        clock.advance(Session.LIFETIME.negated());
    }

    @Test
    void sessionsSurviveARestartAndEndedOnesDoNot() {
        here.revoke(first);
        house.close();
        house = TestInstallation.in(folder, clock, 8);
        here = here.in(house);
        there = there.in(house);

        assertThat(here.takes(first)).isFalse();
        assertThat(here.takes(second)).isTrue();
        assertThat(here.takes(here.begin(ADA))).isTrue();
    }

    private boolean isRoot(String rootToken) {
        return here.flows().identifyRoot().run(here.tenant(), rootToken) instanceof Outcome.Ok;
    }

    private KeyNumber keyOf(People people) {
        return got(house.operations().listSigningKeys().run(people.ref())).stream()
                .filter(key -> key.state() == SealedKey.State.SIGNING)
                .findFirst()
                .orElseThrow()
                .number();
    }
}
