package dev.cardea.store;

import static dev.cardea.store.Sample.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.ClientId;
import dev.cardea.core.Grant;
import dev.cardea.core.Scopes;
import dev.cardea.core.Session;
import dev.cardea.core.SessionId;
import dev.cardea.core.TokenId;
import dev.cardea.core.User;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store keeps of sign-ins through clients.
abstract class GrantsContract extends StoreFixture {

    private static final ClientId WEB = new ClientId("web");

    private User ada;

    @BeforeEach
    void aUserAndAClient() {
        ada = sample.user();
        made(tx -> tx.clients().add(sample.tenant().id(), WEB, Sample.hash(), Scopes.ALL, NOW));
    }

    @Test
    void aGrantIsFoundByItsSession() {
        Grant grant = added();

        assertThat(of(grant.session())).contains(grant);
        assertThat(of(Sample.MINT.session(ada.id()))).isEmpty();
    }

    @Test
    void aRotationComparesAndSets() {
        Grant grant = added();
        Grant rotated = grant.rotated(token(), NOW.plusSeconds(5));

        assertThat(did(tx -> tx.grants().rotate(rotated))).isTrue();
        assertThat(of(grant.session())).contains(rotated);
        assertThat(did(tx -> tx.grants().rotate(grant.rotated(token(), NOW.plusSeconds(6)))))
                .isFalse();
        assertThat(of(grant.session())).contains(rotated);
    }

    @Test
    void ofManyWhoRotateAtOnceOneDoes() {
        Grant grant = added();
        try (Crowd crowd = new Crowd()) {
            assertThat(crowd.all(64, () -> {
                        Grant mine = grant.rotated(token(), NOW);
                        return did(tx -> tx.grants().rotate(mine));
                    }))
                    .containsOnlyOnce(true);
        }
    }

    /// A session is forgotten when it has expired, and must not be before its refresh token has.
    @Test
    void aRotationKeepsTheSession() {
        Grant grant = added();
        Instant later = NOW.plus(Duration.ofHours(9));
        done(tx -> tx.grants().rotate(grant.rotated(token(), later)));
        Instant afterTheFirstEnd = grant.expires().plusSeconds(1);

        assertThat(store.<Integer>write(tx -> tx.sessions().sweep(afterTheFirstEnd, 9)))
                .isZero();
        assertThat(of(grant.session())).isPresent();
    }

    @Test
    void aGrantGoesWithItsSessionHoweverThatEnds() {
        Grant ended = added();
        Grant other = added();
        Grant kept = added();
        done(tx -> tx.sessions().end(ended.session()));
        done(tx -> tx.sessions().endOthers(kept.session()));
        assertThat(List.of(ended, other)).allMatch(grant -> of(grant.session()).isEmpty());
        assertThat(of(kept.session())).isPresent();

        done(tx -> tx.sessions().endAll(ada.id()));
        assertThat(of(kept.session())).isEmpty();

        Grant swept = added();
        store.write(tx -> tx.sessions().sweep(swept.expires().plus(Duration.ofDays(31)), 9));
        assertThat(of(swept.session())).isEmpty();
    }

    @Test
    void aGrantGoesWithItsUser() {
        Grant grant = added();
        done(tx -> tx.members().remove(ada.id()));

        assertThat(of(grant.session())).isEmpty();
    }

    private Grant added() {
        SessionId session = Sample.MINT.session(ada.id());
        Grant grant = new Grant(session, sample.tenant().id(), WEB, Scopes.USUAL, token(), Optional.empty(), NOW, NOW);
        done(tx -> {
            tx.sessions().add(new Session(session, NOW, grant.expires()));
            tx.grants().add(grant);
        });
        return grant;
    }

    private TokenId token() {
        byte[] bytes = Sample.token().bytes();
        ByteBuffer.wrap(bytes).putInt(sample.key().number());
        return new TokenId(bytes);
    }

    private Optional<Grant> of(SessionId session) {
        return found(tx -> tx.grants().of(session));
    }
}
