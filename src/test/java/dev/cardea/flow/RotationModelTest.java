package dev.cardea.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.Grant;
import dev.cardea.core.Grant.Use;
import dev.cardea.flow.RotationModel.Bounds;
import dev.cardea.flow.RotationModel.Rule;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Refresh tokens in every order in which three parties, crashes and lost answers can get at them (decision 12).
final class RotationModelTest {

    private static final Bounds OWNERS = new Bounds(0, 3, 3, 2);
    private static final Bounds ONE_THIEF = new Bounds(1, 3, 3, 1);
    private static final Bounds TWO_THIEVES = new Bounds(2, 2, 2, 1);
    private static final Bounds SMALL = new Bounds(1, 2, 2, 1);

    @Test
    void ownersAreNeverTakenForThieves() {
        RotationModel model = new RotationModel(OWNERS, RotationModel.REAL);

        assertThat(model.faults()).isEmpty();
        assertThat(model.states()).isGreaterThan(100_000);
    }

    @Test
    void noTheftGoesUnseenAndNothingForks() {
        for (Bounds bounds : new Bounds[] {ONE_THIEF, TWO_THIEVES}) {
            RotationModel model = new RotationModel(bounds, RotationModel.REAL);

            assertThat(model.faults()).isEmpty();
            assertThat(model.states()).isGreaterThan(100_000);
        }
    }

    @Test
    void withoutRepetitionALostAnswerIsAFalseAlarm() {
        Rule strict = (grant, shown, now) -> grant.use(shown, now, Duration.ofSeconds(-1));

        assertThat(new RotationModel(OWNERS, strict).faults())
                .contains("a false alarm: nobody but the owner has the token");
    }

    @Test
    void withoutATimeLimitATheftIsUnseen() {
        Rule patient = (grant, shown, now) -> grant.use(shown, now, Duration.ofDays(1));

        assertThat(new RotationModel(SMALL, patient).faults())
                .contains("a theft unseen: a token was accepted again after its time");
    }

    @Test
    void whereOldTokensAreTakenATheftIsUnseen() {
        Rule mild = (grant, shown, now) -> {
            Use use = RotationModel.REAL.use(grant, shown, now);
            return use == Use.REUSE ? Use.REPEAT : use;
        };

        assertThat(new RotationModel(SMALL, mild).faults())
                .contains("a theft unseen: a token was accepted after its successor");
    }

    @Test
    void whereEachUseRotatesTheSignInForks() {
        Rule eager = (grant, shown, now) -> {
            Use use = RotationModel.REAL.use(grant, shown, now);
            return use == Use.REPEAT ? Use.ROTATE : use;
        };

        assertThat(new RotationModel(OWNERS, eager).faults()).anyMatch(fault -> fault.startsWith("a fork"));
    }

    @Test
    void aSignInLastsAtMostThirtyDays() {
        Grant grant = RotationModel.sample();

        assertThat(grant.expires()).isEqualTo(grant.started().plus(Duration.ofHours(10)));
        Grant late = grant.rotated(
                RotationModel.id(1), grant.started().plus(Duration.ofDays(30).minusHours(1)));
        assertThat(late.expires()).isEqualTo(grant.started().plus(Duration.ofDays(30)));
        assertThat(late.use(late.current(), late.expires().minusMillis(1), Duration.ZERO))
                .isEqualTo(Use.ROTATE);
        assertThat(late.use(late.current(), late.expires(), Duration.ZERO)).isEqualTo(Use.EXPIRED);
    }
}
