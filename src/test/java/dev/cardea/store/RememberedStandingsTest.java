package dev.cardea.store;

import static dev.cardea.store.Sample.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.ApiKey;
import dev.cardea.core.Change;
import dev.cardea.core.Environment;
import dev.cardea.core.KeyNumber;
import dev.cardea.core.Policy;
import dev.cardea.core.SealedKey;
import dev.cardea.core.SecretHash;
import dev.cardea.core.Standing;
import dev.cardea.core.Tenant;
import dev.cardea.core.TokenId;
import dev.cardea.core.TokenKind;
import dev.cardea.core.User;
import dev.cardea.core.UserId;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A node may trust what it remembers, whatever it is doing while that changes.
@Timeout(60)
class RememberedStandingsTest {

    @TempDir
    Path folder;

    private SqliteStore sqlite;
    private WatchedStore store;
    private Sample sample;
    private RememberedStandings standings;

    @BeforeEach
    void openStore() {
        sqlite = SqliteStore.open(folder);
        store = new WatchedStore(sqlite);
        standings = new RememberedStandings(store, RememberedStandings.Settings.DEFAULT);
        sqlite.listen(standings::forget);
        sample = Sample.in(store);
    }

    @AfterEach
    void closeStore() {
        sqlite.close();
    }

    @Test
    void withoutALeaseEveryLookReadsAndNothingIsKept() {
        AtomicBoolean isHeld = new AtomicBoolean();
        RememberedStandings leased = new RememberedStandings(store, RememberedStandings.Settings.DEFAULT, isHeld::get);
        User user = sample.user();
        leased.user(user.id());
        isHeld.set(true);
        int before = store.reads();

        leased.user(user.id());
        assertThat(store.reads()).as("nothing was kept without it").isEqualTo(before + 1);
        leased.user(user.id());
        assertThat(store.reads()).as("with it, it was").isEqualTo(before + 1);
        isHeld.set(false);
        leased.user(user.id());
        assertThat(store.reads()).as("without it, it is not used").isEqualTo(before + 2);
    }

    @Test
    void whatIsForgottenWhileTheLeaseIsAskedForIsNotUsed() {
        AtomicReference<Runnable> onAsk = new AtomicReference<>(() -> {});
        RememberedStandings leased = new RememberedStandings(store, RememberedStandings.Settings.DEFAULT, () -> {
            onAsk.get().run();
            return true;
        });
        User user = sample.user();
        leased.user(user.id());
        int before = store.reads();
        onAsk.set(leased::forgetAll);

        leased.user(user.id());
        assertThat(store.reads()).isEqualTo(before + 1);
    }

    @Test
    void whatIsRememberedCostsNoDatabaseWork() {
        User user = sample.user();
        Standing first = standings.user(user.id()).orElseThrow();
        int before = store.reads();

        assertThat(standings.user(user.id())).containsSame(first);
        assertThat(store.reads()).isEqualTo(before);
        assertThat(standings.counts().get("users")).isEqualTo(new RememberedStandings.Counts(1, 1, 1));
    }

    @Test
    void aRevocationIsSeenWhenItIsAnswered() {
        User user = sample.user();
        assertThat(standing(user).revoked()).isEmpty();
        TokenId token = Sample.token();
        store.write(tx -> tx.revocations().add(user.id(), token, NOW));

        assertThat(standing(user).revoked()).containsExactly(token);
    }

    @Test
    void aRevocationIsNotedWithoutReadingTheUserAgain() {
        User user = sample.user();
        standing(user);
        int before = store.reads();
        Set<TokenId> tokens = new HashSet<>();
        for (int i = 0; i < Standing.MOST_REVOKED; i++) {
            TokenId token = Sample.token();
            tokens.add(token);
            store.write(tx -> tx.revocations().add(user.id(), token, NOW));
        }
        assertThat(standing(user).revoked()).isEqualTo(tokens);
        assertThat(standing(user).hasMoreRevoked()).isFalse();

        store.write(tx -> tx.revocations().add(user.id(), Sample.token(), NOW));
        assertThat(standing(user).hasMoreRevoked()).isTrue();
        assertThat(store.reads()).isEqualTo(before);
    }

    @Test
    void aRevocationThatMayNotHaveBeenKeptIsReadAgain() {
        User user = sample.user();
        standing(user);
        TokenId token = Sample.token();
        standings.forget(List.of(Change.revoked(user.id(), token).whole()));

        assertThat(standing(user).revoked()).isEmpty();
    }

    @Test
    void everyChangeOfAUserIsSeenWhenItIsAnswered() {
        User user = sample.user();
        assertThat(standing(user).user()).isEqualTo(user);
        User renewed =
                store.write(tx -> tx.users().renewRefresh(user.id(), 99, NOW)).orElseThrow();
        assertThat(standing(user).user()).isEqualTo(renewed);
        store.write(tx -> tx.users().endRefresh(user.id(), renewed.refresh().generation(), NOW));
        assertThat(standing(user).user().refresh().key()).isEmpty();
        store.write(tx -> {
            tx.users().deactivate(user.id(), 5, NOW);
            return true;
        });
        assertThat(standing(user).user().isActive()).isFalse();
    }

    @Test
    void aReaderHaltedBetweenReadAndPutDoesNotBringBackTheOld() {
        User user = sample.user();
        TokenId token = Sample.token();
        try (Crowd crowd = new Crowd()) {
            WatchedStore.Halt halt = store.haltNextRead();
            Future<Standing> slow = crowd.start(() -> standing(user));
            halt.awaitReached();
            store.write(tx -> tx.revocations().add(user.id(), token, NOW));
            halt.release();

            assertThat(Crowd.got(slow).revoked()).isEmpty();
        }
        assertThat(standing(user).revoked()).containsExactly(token);
        assertThat(standing(user).revoked()).containsExactly(token);
    }

    @Test
    void aReaderHaltedBetweenReadAndPutDoesNotReplaceTheNew() {
        User user = sample.user();
        TokenId token = Sample.token();
        try (Crowd crowd = new Crowd()) {
            WatchedStore.Halt halt = store.haltNextRead();
            Future<Standing> slow = crowd.start(() -> standing(user));
            halt.awaitReached();
            store.write(tx -> tx.revocations().add(user.id(), token, NOW));
            assertThat(standing(user).revoked()).containsExactly(token);
            halt.release();
            Crowd.got(slow);
        }
        int before = store.reads();
        assertThat(standing(user).revoked()).containsExactly(token);
        assertThat(store.reads()).isEqualTo(before);
    }

    @Test
    void aReaderHaltedWhileAllIsDroppedDoesNotBringBackTheOld() {
        SecretHash hash = Sample.hash();
        ApiKey key = store.write(tx -> tx.apiKeys().add(sample.tenant(), hash, "backend", NOW))
                .orElseThrow();
        try (Crowd crowd = new Crowd()) {
            WatchedStore.Halt halt = store.haltNextRead();
            Future<List<ApiKey>> slow = crowd.start(() -> standings.apiKeys(hash));
            halt.awaitReached();
            store.write(tx -> tx.apiKeys().revoke(key.id(), NOW));
            halt.release();
            Crowd.got(slow);
        }
        assertThat(standings.apiKeys(hash)).noneMatch(ApiKey::isLive);
        assertThat(standings.apiKey(key.id())).isPresent().get().matches(known -> !known.isLive());
    }

    @Test
    void anAnswerNeverPrecedesWhatItChangesHoweverManyLook() {
        User user = sample.user();
        CountDownLatch isDone = new CountDownLatch(1);
        try (Crowd crowd = Crowd.ofPlatformThreads()) {
            List<Future<Boolean>> lookers = crowd.start(4, () -> {
                while (isDone.getCount() > 0) {
                    standing(user);
                }
                return true;
            });
            for (int i = 0; i < 300; i++) {
                User renewed = store.write(tx -> tx.users().renewRefresh(user.id(), 99, NOW))
                        .orElseThrow();
                assertThat(standing(user).user()).isEqualTo(renewed);
            }
            isDone.countDown();
            lookers.forEach(Crowd::got);
        }
    }

    @Test
    void absenceIsNotRemembered() {
        UserId next = new UserId(sample.user().id().number() + 1);
        assertThat(standings.user(next)).isEmpty();
        SecretHash hash = Sample.hash();
        assertThat(standings.apiKeys(hash)).isEmpty();

        assertThat(sample.user().id()).isEqualTo(next);
        store.write(tx -> tx.apiKeys().add(sample.tenant(), hash, "backend", NOW));

        assertThat(standings.user(next)).isPresent();
        assertThat(standings.apiKeys(hash)).hasSize(1);
    }

    @Test
    void theSameApiKeyInAnotherEnvironmentIsSeen() {
        SecretHash hash = Sample.hash();
        store.write(tx -> tx.apiKeys().add(sample.tenant(), hash, "backend", NOW));
        assertThat(standings.apiKeys(hash)).hasSize(1);
        store.write(tx -> {
            Tenant staging = tx.tenants()
                    .add("acme", Environment.STAGING, Sample.MINT.publicKey(), Policy.DEFAULT, NOW)
                    .orElseThrow();
            return tx.apiKeys().add(staging, hash, "backend", NOW);
        });

        assertThat(standings.apiKeys(hash)).hasSize(2);
    }

    @Test
    void aNumberThatWasNeverGivenCostsNoDatabaseWork() {
        assertThat(standings.owner(sample.key())).contains(sample.tenant().id());
        int before = store.reads();

        assertThat(standings.owner(new KeyNumber(Integer.MAX_VALUE))).isEmpty();
        assertThat(standings.owner(sample.key())).contains(sample.tenant().id());
        assertThat(store.reads()).isEqualTo(before);
    }

    @Test
    void aNewSigningKeyIsSeen() {
        assertThat(standings.owner(new KeyNumber(sample.key().number() + 1))).isEmpty();
        assertThat(standings.keys(sample.tenant().id())).hasSize(1);
        SealedKey next = store.write(tx -> Sample.signingKey(tx, sample.tenant()));

        assertThat(standings.owner(next.number())).contains(sample.tenant().id());
        assertThat(standings.keys(sample.tenant().id()))
                .extracting(SealedKey::state)
                .containsExactly(SealedKey.State.CHECKING, SealedKey.State.SIGNING);
    }

    @Test
    void importersAreRememberedUntilAKeyChanges() {
        assertThat(standings.importers(Environment.DEV)).isEmpty();
        int before = store.reads();
        assertThat(standings.importers(Environment.DEV)).isEmpty();
        assertThat(store.reads()).isEqualTo(before);

        store.write(tx -> tx.signingKeys()
                .add(
                        sample.tenant().id(),
                        Optional.of(TokenKind.POINT_ACCESS),
                        SealedKey.State.CHECKING,
                        Sample.sealed(),
                        NOW));

        assertThat(standings.importers(Environment.DEV))
                .containsExactly(sample.tenant().id());
    }

    @Test
    void aPolicyIsSeenWhenItIsSet() {
        assertThat(standings.tenant(sample.tenant().id())).contains(sample.tenant());
        store.write(tx -> {
            tx.tenants().set(sample.tenant().id(), Policy.DEFAULT.withEmailLikeIds(true));
            return true;
        });

        assertThat(standings.tenant(sample.tenant().id()).orElseThrow().policy().emailLikeIds())
                .isTrue();
    }

    @Test
    void aStandingHoldsSixtyFourRevokedTokensAndSaysThatThereAreMore() {
        User user = sample.user();
        revoke(user, Standing.MOST_REVOKED);
        assertThat(standing(user).revoked()).hasSize(Standing.MOST_REVOKED);
        assertThat(standing(user).hasMoreRevoked()).isFalse();

        TokenId soonest = Sample.token();
        store.write(tx -> tx.revocations().add(user.id(), soonest, NOW.minusSeconds(1)));

        assertThat(standing(user).revoked()).hasSize(Standing.MOST_REVOKED).doesNotContain(soonest);
        assertThat(standing(user).hasMoreRevoked()).isTrue();
        assertThat(standings.isRevoked(user.id(), soonest)).isTrue();
    }

    @Test
    void sweptRevocationsAreForgotten() {
        User user = sample.user();
        revoke(user, 3);
        assertThat(standing(user).revoked()).hasSize(3);
        store.write(tx -> tx.revocations().sweep(NOW, 10));

        assertThat(standing(user).revoked()).isEmpty();
    }

    @Test
    void theMemoryIsBounded() {
        RememberedStandings small = new RememberedStandings(store, new RememberedStandings.Settings(10_000, 10, 10));
        for (int i = 0; i < 100; i++) {
            assertThat(small.user(sample.user().id())).isPresent();
        }

        assertThat(small.counts().get("users"))
                .matches(counts -> counts != null && counts.kept() > 0 && counts.kept() <= 20);
    }

    private Standing standing(User user) {
        return standings.user(user.id()).orElseThrow();
    }

    private void revoke(User user, int count) {
        store.write(tx -> {
            for (int i = 0; i < count; i++) {
                tx.revocations().add(user.id(), Sample.token(), NOW);
            }
            return true;
        });
    }
}
