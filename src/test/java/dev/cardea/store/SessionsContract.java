package dev.cardea.store;

import static dev.cardea.store.Sample.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.Holdings;
import dev.cardea.core.Session;
import dev.cardea.core.SessionId;
import dev.cardea.core.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store keeps of sessions.
abstract class SessionsContract extends StoreFixture {

    private User ada;
    private User bob;

    @BeforeEach
    void twoUsers() {
        ada = sample.user();
        bob = sample.user();
    }

    @Test
    void aSessionIsOpenFromItsBeginningToItsEnd() {
        SessionId session = begun(ada, NOW);
        assertThat(isOpen(session)).isTrue();

        assertThat(did(tx -> tx.sessions().end(session))).isTrue();
        assertThat(isOpen(session)).isFalse();
        assertThat(did(tx -> tx.sessions().end(session))).isFalse();
    }

    @Test
    void aSessionThatNeverBeganIsNotOpen() {
        begun(ada, NOW);

        assertThat(isOpen(Sample.MINT.session(ada.id()))).isFalse();
    }

    @Test
    void ofManyWhoEndASessionOneDoes() {
        SessionId session = begun(ada, NOW);
        try (Crowd crowd = new Crowd()) {
            assertThat(crowd.all(64, () -> did(tx -> tx.sessions().end(session))))
                    .containsOnlyOnce(true);
        }
    }

    @Test
    void theLatestAreThoseThatBeganLast() {
        List<SessionId> sessions = IntStream.range(0, 5)
                .mapToObj(i -> begun(ada, NOW.plusSeconds(i)))
                .toList();
        begun(bob, NOW.plusSeconds(9));

        assertThat(latest(ada, 3)).containsExactly(sessions.get(4), sessions.get(3), sessions.get(2));
        assertThat(latest(ada, 65)).hasSize(5);
    }

    @Test
    void theEndOfAllIsOfOneUser() {
        SessionId first = begun(ada, NOW);
        SessionId second = begun(ada, NOW.plusSeconds(1));
        SessionId others = begun(bob, NOW);
        done(tx -> tx.sessions().endAll(ada.id()));

        assertThat(List.of(first, second)).noneMatch(this::isOpen);
        assertThat(isOpen(others)).isTrue();
    }

    @Test
    void theEndOfTheOthersKeepsOneAndOtherUsers() {
        SessionId first = begun(ada, NOW);
        SessionId kept = begun(ada, NOW);
        SessionId last = begun(ada, NOW.plusSeconds(1));
        SessionId others = begun(bob, NOW);
        done(tx -> tx.sessions().endOthers(kept));

        assertThat(List.of(first, last)).noneMatch(this::isOpen);
        assertThat(List.of(kept, others)).allMatch(this::isOpen);
    }

    /// A session that was ended meanwhile does not come back by being kept.
    @Test
    void anEndedSessionThatIsKeptStaysEnded() {
        SessionId ended = begun(ada, NOW);
        SessionId other = begun(ada, NOW);
        done(tx -> {
            tx.sessions().end(ended);
            tx.sessions().endOthers(ended);
        });

        assertThat(List.of(ended, other)).noneMatch(this::isOpen);
    }

    @Test
    void whoHasNothingIsSaidToHaveNothing() {
        begun(bob, NOW);

        assertThat(holdings(ada)).isEqualTo(new Holdings(ada, false, Optional.empty(), false, false));
    }

    @Test
    void whatAUserHasIsSaidInOneLook() {
        SessionId first = begun(ada, NOW);
        assertThat(holdings(ada)).isEqualTo(new Holdings(ada, false, Optional.of(first), false, false));

        SessionId second = begun(ada, NOW.plusSeconds(1));
        assertThat(holdings(ada)).isEqualTo(new Holdings(ada, false, Optional.of(second), true, false));

        did(tx -> tx.revocations().add(ada.id(), Sample.token(), NOW));
        assertThat(holdings(ada)).isEqualTo(new Holdings(ada, true, Optional.of(second), true, false));
    }

    @Test
    void whatHasExpiredIsForgottenInPieces() {
        Instant expiry = NOW.plus(Session.LIFETIME);
        IntStream.range(0, 5).forEach(_ -> begun(ada, NOW));
        SessionId later = begun(ada, NOW.plusMillis(1));

        assertThat(swept(expiry.minusMillis(1))).isZero();
        assertThat(List.of(swept(expiry), swept(expiry), swept(expiry))).containsExactly(3, 2, 0);
        assertThat(latest(ada, 9)).containsExactly(later);
        assertThat(isOpen(later)).isTrue();
    }

    /// Whether it has expired is for the token to say, not for the row.
    @Test
    void aSessionThatHasExpiredIsOpenUntilItIsForgotten() {
        SessionId old = begun(ada, NOW.minus(Duration.ofDays(2)));

        assertThat(isOpen(old)).isTrue();
    }

    @Test
    void sessionsAreThereAfterARestart() {
        SessionId open = begun(ada, NOW);
        SessionId ended = begun(ada, NOW);
        did(tx -> tx.sessions().end(ended));
        store.close();
        store = open(folder);

        assertThat(isOpen(open)).isTrue();
        assertThat(isOpen(ended)).isFalse();
    }

    private SessionId begun(User user, Instant when) {
        SessionId id = Sample.MINT.session(user.id());
        done(tx -> tx.sessions().add(Session.starting(id, when)));
        return id;
    }

    private Holdings holdings(User user) {
        return found(tx -> tx.users().holdings(user.id())).orElseThrow();
    }

    private boolean isOpen(SessionId session) {
        return holds(tx -> tx.sessions().isOpen(session));
    }

    private List<SessionId> latest(User user, int most) {
        return listed(tx -> tx.sessions().latest(user.id(), most));
    }

    private int swept(Instant now) {
        return store.write(tx -> tx.sessions().sweep(now, 3));
    }
}
