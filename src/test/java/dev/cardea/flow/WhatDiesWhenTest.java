package dev.cardea.flow;

import static dev.cardea.testing.TestServer.got;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.app.OpenInstallation;
import dev.cardea.app.TestInstallation;
import dev.cardea.core.Environment;
import dev.cardea.core.ExternalId;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
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

/// The table "what dies when" of the design, for Point. Whatever happens in one of two tenants, happens to
/// nobody else: not to another user of the tenant, and not to the user of the same name in the other.
@ParameterizedClass
@ValueSource(booleans = {false, true})
class WhatDiesWhenTest {

    @Parameter
    boolean inTheSecondTenant;

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock();
    private OpenInstallation house;
    private Backend here;
    private Backend there;
    private String refresh;
    private String fromRefresh;
    private String fromApiKey;
    private List<String> others;
    private List<String> elsewhere;

    @BeforeEach
    void twoTenants() {
        house = TestInstallation.in(folder, clock);
        Backend first = Backend.joining(house, "A", Environment.STAGING);
        Backend second = Backend.joining(house, "B", Environment.STAGING);
        here = inTheSecondTenant ? second : first;
        there = inTheSecondTenant ? first : second;

        refresh = here.create("u-1");
        fromRefresh = here.mint("u-1", refresh);
        fromApiKey = here.mint("u-1");
        others = allTokens(here, "u-2");
        elsewhere = allTokens(there, "u-1");
        assertThat(List.of(refresh, fromRefresh, fromApiKey)).allMatch(here::takes);
    }

    @AfterEach
    void nobodyElseHasLostAnything() {
        assertThat(others).allMatch(here::takes);
        assertThat(elsewhere).allMatch(there::takes);
        house.close();
    }

    @Test
    void aRevokedAccessTokenDiesAlone() {
        String twin = here.mint("u-1");

        here.revoke("u-1", fromApiKey);

        assertThat(fromApiKey).matches(token -> !here.takes(token));
        assertThat(List.of(twin, refresh, fromRefresh)).allMatch(here::takes);
    }

    @Test
    void aTokenRevokedByItsKindlessNameDiesAlone() {
        house.flows().revokeToken().run(here.tenant(), fromRefresh);

        assertThat(here.takes(fromRefresh)).isFalse();
        assertThat(List.of(refresh, fromApiKey)).allMatch(here::takes);
    }

    @Test
    void aRefreshTokenThatIsEndedTakesItsAccessTokensAlong() {
        got(house.flows().endRefresh().run((Caller.ByRefresh) here.holder(refresh), new ExternalId("u-1")));

        assertThat(List.of(refresh, fromRefresh)).noneMatch(here::takes);
        assertThat(here.takes(fromApiKey)).isTrue();
        assertThat(here.find("u-1").refreshToken()).isEmpty();
    }

    @Test
    void aRefreshTokenRevokedByItsKindlessNameTakesItsAccessTokensAlong() {
        house.flows().revokeToken().run(here.tenant(), refresh);

        assertThat(List.of(refresh, fromRefresh)).noneMatch(here::takes);
        assertThat(here.takes(fromApiKey)).isTrue();
    }

    @Test
    void aRefreshTokenThatIsReplacedTakesItsAccessTokensAlong() {
        String renewed = here.renew("u-1");

        assertThat(renewed).isNotEqualTo(refresh);
        assertThat(List.of(refresh, fromRefresh)).noneMatch(here::takes);
        assertThat(List.of(renewed, fromApiKey, here.mint("u-1", renewed))).allMatch(here::takes);
    }

    @Test
    void aRefreshTokenOnceReplacedNeverComesBack() {
        String second = here.renew("u-1");
        house.flows().revokeToken().run(here.tenant(), second);
        String third = here.renew("u-1");

        assertThat(List.of(refresh, second, fromRefresh)).noneMatch(here::takes);
        assertThat(here.takes(third)).isTrue();
    }

    @Test
    void anEndedRefreshTokenCannotBeEndedByWhoHeldIt() {
        Caller.ByRefresh holder = (Caller.ByRefresh) here.holder(refresh);
        here.renew("u-1");

        assertThat(house.flows().endRefresh().run(holder, new ExternalId("u-1")))
                .isEqualTo(Outcome.no(new Refusal.CredentialNotValid()));
        assertThat(here.find("u-1").refreshToken())
                .hasValueSatisfying(token -> assertThat(here.takes(token)).isTrue());
    }

    @Test
    void aRevokedApiKeyTakesTheTokensMadeWithItAndOnlyThose() {
        String otherKey =
                got(house.operations().createApiKey().run(here.ref(), "second")).secret();
        Backend second = Backend.of(house, here.ref(), otherKey);
        String fromOtherKey = second.mint("u-1");

        got(house.operations().revokeApiKey().run(second.caller().key().id()));

        assertThat(List.of(otherKey, fromOtherKey)).noneMatch(here::isIdentified);
        assertThat(house.flows().introspect().run(here.tenant(), fromOtherKey)).isEmpty();
        assertThat(List.of(refresh, fromRefresh, fromApiKey)).allMatch(here::takes);
    }

    @Test
    void aCallWithAnApiKeyRevokedMeanwhileMakesNothingThatLives() {
        Backend second = Backend.of(
                house,
                here.ref(),
                got(house.operations().createApiKey().run(here.ref(), "second")).secret());
        got(house.operations().revokeApiKey().run(second.caller().key().id()));

        assertThat(here.takes(second.mint("u-1"))).isFalse();
    }

    @Test
    void aCallWithARefreshTokenReplacedMeanwhileMakesNothingThatLives() {
        Caller holder = here.holder(refresh);
        here.renew("u-1");

        String late = got(house.flows().mintAccess().run(holder, new ExternalId("u-1")))
                .text();

        assertThat(here.takes(late)).isFalse();
    }

    @Test
    void aDeactivatedUserLosesEverything() {
        Caller holder = here.holder(refresh);

        here.setActive("u-1", false);

        assertThat(List.of(refresh, fromRefresh, fromApiKey)).noneMatch(here::takes);
        assertThat(house.flows().mintAccess().run(here.caller(), new ExternalId("u-1")))
                .isEqualTo(Outcome.no(new Refusal.UserUnknown()));
        assertThat(house.flows().renewRefresh().run(here.caller(), new ExternalId("u-1")))
                .isEqualTo(Outcome.no(new Refusal.UserUnknown()));
        assertThat(here.takes(got(house.flows().mintAccess().run(holder, new ExternalId("u-1")))
                        .text()))
                .isFalse();
    }

    @Test
    void aReactivatedUserGetsNothingBack() {
        here.setActive("u-1", false);
        here.setActive("u-1", true);

        assertThat(List.of(refresh, fromRefresh, fromApiKey)).noneMatch(here::takes);
        assertThat(here.find("u-1").refreshToken()).isEmpty();
        assertThat(List.of(here.mint("u-1"), here.renew("u-1"))).allMatch(here::takes);
        assertThat(List.of(refresh, fromRefresh, fromApiKey)).noneMatch(here::takes);
    }

    @Test
    void anAccessTokenDiesOfOldAgeToTheSecondAndARefreshTokenNever() {
        clock.advance(Duration.ofDays(1).minusSeconds(1));
        assertThat(here.takes(fromApiKey)).isTrue();

        clock.advance(Duration.ofSeconds(1));
        assertThat(List.of(fromApiKey, fromRefresh)).noneMatch(here::takes);
        assertThat(here.takes(refresh)).isTrue();

        clock.advance(Duration.ofDays(-1));
    }

    private static List<String> allTokens(Backend backend, String user) {
        String refreshToken = backend.create(user);
        return List.of(refreshToken, backend.mint(user, refreshToken), backend.mint(user));
    }
}
