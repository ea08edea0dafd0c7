package dev.cardea.flow;

import static dev.cardea.testing.TestServer.got;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.app.OpenInstallation;
import dev.cardea.app.TestInstallation;
import dev.cardea.core.Environment;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Scope;
import dev.cardea.core.Scopes;
import dev.cardea.core.SealedKey;
import dev.cardea.testing.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of refresh tokens and of what was made from them (decisions 11 and 12, design §3).
final class RefreshGrantTest {

    private static final Outcome<GrantedTokens> REFUSED = Outcome.no(new Refusal.CredentialNotValid());

    @TempDir
    private Path folder;

    private final ManualClock clock = new ManualClock();
    private OpenInstallation house;
    private Backend tenant;
    private Application application;
    private GrantedTokens first;

    @BeforeEach
    void signIn() {
        house = TestInstallation.in(folder, clock);
        tenant = Backend.joining(house, "A", Environment.DEV);
        tenant.create("somebody");
        application = Application.of(house, tenant, "app", clock);
        first = application.signIn(tenant.row("somebody"), Scopes.USUAL, clock.instant());
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aRepeatedRequestGetsTheSameSuccessorForAMinute() {
        GrantedTokens second = got(application.refresh(first.refresh()));
        clock.advance(Application.REPEATABLE);
        GrantedTokens again = got(application.refresh(first.refresh()));

        assertThat(again.refresh()).isEqualTo(second.refresh()).isNotEqualTo(first.refresh());
        assertThat(again.access()).isNotEqualTo(second.access());
        assertThat(application.lives(first.refresh())).isFalse();
        assertThat(application.lives(second.refresh())).isTrue();
        assertThat(application.lives(again.access())).isTrue();
    }

    @Test
    void afterThatMinuteARepetitionEndsTheSignIn() {
        GrantedTokens second = got(application.refresh(first.refresh()));
        clock.advance(Application.REPEATABLE.plusMillis(1));

        assertThat(application.refresh(first.refresh())).isEqualTo(REFUSED);
        assertThat(application.refresh(second.refresh())).isEqualTo(REFUSED);
        assertThat(application.lives(first.access())).isFalse();
        assertThat(application.lives(second.access())).isFalse();
        assertThat(application.lives(second.refresh())).isFalse();
    }

    @Test
    void onceTheSuccessorWasUsedARepetitionEndsTheSignIn() {
        GrantedTokens second = got(application.refresh(first.refresh()));
        GrantedTokens third = got(application.refresh(second.refresh()));

        assertThat(application.refresh(first.refresh())).isEqualTo(REFUSED);
        assertThat(application.refresh(third.refresh())).isEqualTo(REFUSED);
        assertThat(application.lives(third.access())).isFalse();
    }

    @Test
    void anOldTokenEndsTheSignInEvenAfterItsOwnTime() {
        GrantedTokens second = got(application.refresh(first.refresh()));
        for (int hours = 0; hours < 12; hours += 6) {
            clock.advance(Duration.ofHours(6));
            second = got(application.refresh(second.refresh()));
        }

        assertThat(application.refresh(first.refresh())).isEqualTo(REFUSED);
        assertThat(application.refresh(second.refresh())).isEqualTo(REFUSED);
    }

    @Test
    void anotherSignInOfTheSameUserLivesOn() {
        GrantedTokens other = application.signIn(tenant.row("somebody"), Scopes.USUAL, clock.instant());
        got(application.refresh(got(application.refresh(first.refresh())).refresh()));
        assertThat(application.refresh(first.refresh())).isEqualTo(REFUSED);

        assertThat(application.lives(other.access())).isTrue();
        assertThat(application.refresh(other.refresh())).isInstanceOf(Outcome.Ok.class);
    }

    @Test
    void itSlidesByTenHoursAndLastsThirtyDays() {
        String token = first.refresh();
        for (int nines = 0; nines < 80; nines++) {
            clock.advance(Duration.ofHours(9));
            token = nines < 79 ? got(application.refresh(token)).refresh() : token;
        }
        assertThat(application.refresh(token)).as("after thirty days").isEqualTo(REFUSED);

        GrantedTokens idle = application.signIn(tenant.row("somebody"), Scopes.USUAL, clock.instant());
        clock.advance(Duration.ofHours(10).minusMillis(1));
        assertThat(application.lives(idle.refresh())).isTrue();
        clock.advance(Duration.ofMillis(1));
        assertThat(application.lives(idle.refresh())).isFalse();
        assertThat(application.refresh(idle.refresh())).as("after ten hours").isEqualTo(REFUSED);
    }

    @Test
    void itIsGoodOnlyForItsOwnClient() {
        Application other = Application.of(house, tenant, "other", clock);

        assertThat(other.refresh(first.refresh())).isEqualTo(REFUSED);
        assertThat(application.refresh(first.refresh())).isInstanceOf(Outcome.Ok.class);
    }

    @Test
    void anAccessTokenIsNoRefreshToken() {
        assertThat(application.refresh(first.access())).isEqualTo(REFUSED);
        assertThat(application.refresh("no token at all")).isEqualTo(REFUSED);
        assertThat(application.refresh("")).isEqualTo(REFUSED);
    }

    @Test
    void whoIsDeactivatedRefreshesNothingNorAfterwards() {
        tenant.setActive("somebody", false);
        assertThat(application.refresh(first.refresh())).isEqualTo(REFUSED);
        assertThat(application.lives(first.access())).isFalse();

        tenant.setActive("somebody", true);
        assertThat(application.refresh(first.refresh())).isEqualTo(REFUSED);
        assertThat(application.lives(first.access())).isFalse();
    }

    @Test
    void withARevokedClientGoesWhatWasMadeThroughIt() {
        Application other = Application.of(house, tenant, "other", clock);
        GrantedTokens others = other.signIn(tenant.row("somebody"), Scopes.USUAL, clock.instant());
        got(house.operations().revokeClient().run(tenant.ref(), "app"));

        assertThat(application.lives(first.access())).isFalse();
        assertThat(application.lives(first.refresh())).isFalse();
        assertThat(other.lives(others.access())).isTrue();
    }

    @Test
    void anAccessTokenIsRevokedAloneAndARefreshTokenWithAllThatIsItsOwn() {
        GrantedTokens second = got(application.refresh(first.refresh()));
        house.flows().revokeToken().run(application.caller().tenant(), first.access());
        assertThat(application.lives(first.access())).isFalse();
        assertThat(application.lives(second.access())).isTrue();

        house.flows().revokeToken().run(application.caller().tenant(), second.refresh());
        assertThat(application.lives(second.access())).isFalse();
        assertThat(application.refresh(second.refresh())).isEqualTo(REFUSED);
    }

    @Test
    void scopesOnlyEverBecomeFewer() {
        GrantedTokens narrow = application.signIn(
                tenant.row("somebody"), Scopes.of(Scope.USER_READ, Scope.USER_UPDATE), clock.instant());

        GrantedTokens less = got(application.refresh(narrow.refresh(), Scopes.of(Scope.USER_READ, Scope.USER_FULL)));
        assertThat(scopes(less)).isEqualTo("user:read");
        GrantedTokens whole = got(application.refresh(less.refresh()));
        assertThat(scopes(whole)).isEqualTo("user:read user:update");
        GrantedTokens nothingLeft = got(application.refresh(whole.refresh(), Scopes.of(Scope.OPENID)));
        assertThat(scopes(nothingLeft)).isEqualTo("user:read user:update");
    }

    @Test
    void itOutlivesARotationOfTheSigningKeyAndAStartAgain() {
        SealedKey old =
                got(house.operations().listSigningKeys().run(tenant.ref())).getFirst();
        got(house.operations().rotateSigningKey().run(tenant.ref()));
        GrantedTokens second = got(application.refresh(first.refresh()));
        assertThat(house.operations().retireSigningKey().run(old.number(), false))
                .as("access tokens may still name it")
                .isInstanceOf(Outcome.No.class);

        house.close();
        house = TestInstallation.in(folder, clock, 8);
        tenant = tenant.in(house);
        application = Application.reopened(house, "app", clock);
        assertThat(application.lives(first.access())).isTrue();
        assertThat(got(application.refresh(first.refresh())).refresh()).isEqualTo(second.refresh());
    }

    private String scopes(GrantedTokens granted) {
        return house.flows()
                .introspect()
                .run(application.caller().tenant(), granted.access())
                .orElseThrow()
                .scopes()
                .orElseThrow()
                .text();
    }
}
