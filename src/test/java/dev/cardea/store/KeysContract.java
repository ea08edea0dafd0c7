package dev.cardea.store;

import static dev.cardea.store.Sample.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.ApiKey;
import dev.cardea.core.Environment;
import dev.cardea.core.KeyNumber;
import dev.cardea.core.Policy;
import dev.cardea.core.SealedKey;
import dev.cardea.core.SecretHash;
import dev.cardea.core.Tenant;
import dev.cardea.core.TokenId;
import dev.cardea.core.TokenKind;
import dev.cardea.core.User;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every store keeps of keys and revocations, whichever database is under it.
abstract class KeysContract extends StoreFixture {

    @Test
    void anApiKeysValueIsUniqueInItsEnvironment() {
        SecretHash hash = Sample.hash();
        Tenant staging = store.write(tx ->
                        tx.tenants().add("acme", Environment.STAGING, Sample.MINT.publicKey(), Policy.DEFAULT, NOW))
                .orElseThrow();

        assertThat(made(tx -> tx.apiKeys().add(sample.tenant(), hash, "one", NOW)))
                .isPresent();
        assertThat(made(tx -> tx.apiKeys().add(sample.tenant(), hash, "two", NOW)))
                .isEmpty();
        assertThat(made(tx -> tx.apiKeys().add(staging, hash, "three", NOW))).isPresent();
        assertThat(listed(tx -> tx.apiKeys().byHash(hash)))
                .extracting(ApiKey::label)
                .containsExactly("one", "three");
    }

    @Test
    void anApiKeyIsRevokedOnce() {
        ApiKey key = store.write(tx -> tx.apiKeys().add(sample.tenant(), Sample.hash(), "backend", NOW))
                .orElseThrow();

        assertThat(did(tx -> tx.apiKeys().revoke(key.id(), NOW))).isTrue();
        assertThat(did(tx -> tx.apiKeys().revoke(key.id(), NOW))).isFalse();
        assertThat(store.read(tx -> tx.apiKeys().byId(key.id())).orElseThrow().isLive())
                .isFalse();
    }

    @Test
    void aNewSigningKeyMovesTheOneBeforeToChecking() {
        SealedKey imported = store.write(tx -> tx.signingKeys()
                .add(
                        sample.tenant().id(),
                        Optional.of(TokenKind.POINT_ACCESS),
                        SealedKey.State.SIGNING,
                        Sample.sealed(),
                        NOW));
        SealedKey next = store.write(tx -> Sample.signingKey(tx, sample.tenant()));

        List<SealedKey> keys =
                store.read(tx -> tx.signingKeys().of(sample.tenant().id()));
        assertThat(keys)
                .extracting(SealedKey::state)
                .containsExactly(SealedKey.State.CHECKING, SealedKey.State.SIGNING, SealedKey.State.SIGNING);
        assertThat(keys.getFirst().stopped()).contains(NOW);
        assertThat(keys.subList(1, 3)).containsExactly(imported, next);
    }

    @Test
    void aRetiredImportedKeyHasNoImporter() {
        SealedKey imported = store.write(tx -> tx.signingKeys()
                .add(
                        sample.tenant().id(),
                        Optional.of(TokenKind.POINT_REFRESH),
                        SealedKey.State.CHECKING,
                        Sample.sealed(),
                        NOW));
        assertThat(listed(tx -> tx.signingKeys().importers(Environment.DEV)))
                .containsExactly(sample.tenant().id());
        assertThat(listed(tx -> tx.signingKeys().importers(Environment.STAGING)))
                .isEmpty();

        store.write(tx -> {
            tx.signingKeys().setState(imported.number(), SealedKey.State.RETIRED, NOW);
            return true;
        });

        assertThat(listed(tx -> tx.signingKeys().importers(Environment.DEV))).isEmpty();
    }

    @Test
    void aSigningKeyKnowsItsOwnerAndItsRefreshTokens() {
        sample.user();
        User gone = sample.user();
        store.write(tx -> {
            tx.users().deactivate(gone.id(), 5, NOW);
            return true;
        });

        int highest = store.read(tx -> tx.signingKeys().highest());
        assertThat(highest).isEqualTo(sample.key().number());
        assertThat(found(tx -> tx.signingKeys().owner(sample.key())))
                .contains(sample.tenant().id());
        assertThat(found(tx -> tx.signingKeys().owner(new KeyNumber(highest + 1))))
                .isEmpty();
        assertThat(store.<Long>read(tx -> tx.signingKeys().refreshTokens(sample.key())))
                .isEqualTo(1);
    }

    @Test
    void revokedTokensAreListed() {
        User user = sample.user();
        TokenId first = Sample.token();
        TokenId last = Sample.token();
        store.write(tx -> tx.revocations().add(user.id(), first, NOW.plusSeconds(10)));

        assertThat(did(tx -> tx.revocations().add(user.id(), last, NOW.plusSeconds(20))))
                .isTrue();
        assertThat(did(tx -> tx.revocations().add(user.id(), last, NOW.plusSeconds(20))))
                .isFalse();
        assertThat(listed(tx -> tx.revocations().of(user.id(), 9))).containsExactlyInAnyOrder(first, last);
        assertThat(listed(tx -> tx.revocations().of(user.id(), 1))).hasSize(1);
        assertThat(holds(tx -> tx.revocations().isRevoked(user.id(), first))).isTrue();
        assertThat(holds(tx -> tx.revocations().isRevoked(user.id(), Sample.token())))
                .isFalse();
    }

    @Test
    void expiredRevocationsAreSweptInChunks() {
        User user = sample.user();
        TokenId living = Sample.token();
        store.write(tx -> {
            for (int i = 0; i < 5; i++) {
                tx.revocations().add(user.id(), Sample.token(), NOW.plusSeconds(i));
            }
            return tx.revocations().add(user.id(), living, NOW.plusSeconds(5));
        });

        assertThat(List.of(sweep(3), sweep(3), sweep(3))).containsExactly(3, 2, 0);
        assertThat(listed(tx -> tx.revocations().of(user.id(), 9))).containsExactly(living);
    }

    private int sweep(int most) {
        return store.write(tx -> tx.revocations().sweep(NOW.plusSeconds(4), most));
    }
}
