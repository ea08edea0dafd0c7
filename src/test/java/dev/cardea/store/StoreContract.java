package dev.cardea.store;

import static dev.cardea.store.Sample.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardea.core.Email;
import dev.cardea.core.Environment;
import dev.cardea.core.ExternalId;
import dev.cardea.core.NewUser;
import dev.cardea.core.Outcome;
import dev.cardea.core.Policy;
import dev.cardea.core.Refusal;
import dev.cardea.core.Tenant;
import dev.cardea.core.Undo;
import dev.cardea.core.User;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every store keeps of tenants and users, and what it promises of transactions, whichever database is under it.
abstract class StoreContract extends StoreFixture {

    @Test
    void aTenantIsKeptAsItWasGiven() {
        Policy policy =
                Policy.DEFAULT.withAccessTokenLifetime(Duration.ofMinutes(7)).withEmailLikeIds(true);
        Tenant tenant = store.write(
                        tx -> tx.tenants().add("other", Environment.PREPROD, Sample.MINT.publicKey(), policy, NOW))
                .orElseThrow();

        assertThat(found(tx -> tx.tenants().byId(tenant.id()))).contains(tenant);
        assertThat(found(tx -> tx.tenants().named("other", Environment.PREPROD)))
                .contains(tenant);
        assertThat(tenant.policy()).isEqualTo(policy);
    }

    @Test
    void anOrganisationHasOneTenantInAnEnvironment() {
        assertThat(made(tx -> tx.tenants().add("acme", Environment.DEV, Sample.MINT.publicKey(), Policy.DEFAULT, NOW)))
                .isEmpty();
        assertThat(made(tx ->
                        tx.tenants().add("acme", Environment.STAGING, Sample.MINT.publicKey(), Policy.DEFAULT, NOW)))
                .isPresent();
        assertThat(listed(tx -> tx.tenants().all())).hasSize(2);
    }

    @Test
    void aPolicyIsReplaced() {
        Policy stricter = Policy.DEFAULT.withRefuseExisting(true);
        store.write(tx -> {
            tx.tenants().set(sample.tenant().id(), stricter);
            return true;
        });

        assertThat(store.read(tx -> tx.tenants().byId(sample.tenant().id()))
                        .orElseThrow()
                        .policy())
                .isEqualTo(stricter);
    }

    @Test
    void aUserIsKeptAsGiven() {
        NewUser plain = sample.newUser();
        NewUser full = new NewUser(
                plain.tenant(),
                plain.uuid(),
                plain.pointId(),
                ExternalId.parse("customer-1"),
                Email.parse(" Ada@Example.org"),
                plain.refreshGeneration(),
                NOW);
        User user = store.write(tx -> tx.users().add(full)).orElseThrow();

        assertThat(user.uuid()).isEqualTo(full.uuid());
        assertThat(user.email()).isEqualTo(full.email());
        assertThat(user.refresh().key()).contains(sample.key());
        assertThat(user.refresh().generation()).isEqualTo(full.refreshGeneration());
        assertThat(user.isActive()).isTrue();
        assertThat(found(tx -> tx.users().byId(user.id()))).contains(user);
        assertThat(found(tx -> tx.users().named(full.tenant(), full.pointId()))).contains(user);
        assertThat(found(tx -> tx.users().named(full.tenant(), full.externalId().orElseThrow())))
                .contains(user);
        assertThat(found(tx -> tx.users().withEmail(full.tenant(), full.email().orElseThrow())))
                .contains(user);
    }

    @Test
    void ofManyWhoCreateTheSameUserOneDoes() {
        NewUser wanted = sample.newUser();
        try (Crowd crowd = new Crowd()) {
            List<Optional<User>> answers =
                    crowd.all(64, () -> store.write(tx -> tx.users().add(wanted)));

            assertThat(answers.stream().flatMap(Optional::stream)).hasSize(1);
        }
        assertThat(found(tx -> tx.users().named(wanted.tenant(), wanted.pointId())))
                .isPresent();
    }

    @Test
    void ofManyWhoEndARefreshTokenOneDoes() {
        User user = sample.user();
        long generation = user.refresh().generation();
        try (Crowd crowd = new Crowd()) {
            List<Boolean> ended = crowd.all(
                    64, () -> store.write(tx -> tx.users().endRefresh(user.id(), generation, NOW.plusSeconds(1))));

            assertThat(ended).containsOnlyOnce(true);
        }
        User after = store.read(tx -> tx.users().byId(user.id())).orElseThrow();
        assertThat(after.refresh().key()).isEmpty();
        assertThat(after.refresh().generation()).isEqualTo(generation + 1);
        assertThat(after.refresh().since()).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void aRenewedRefreshTokenIsOfAnotherGeneration() {
        User user = sample.user();
        User renewed = store.write(tx -> tx.users().renewRefresh(user.id(), 99, NOW.plusSeconds(5)))
                .orElseThrow();
        long again = store.write(tx -> tx.users().renewRefresh(user.id(), 99, NOW.plusSeconds(5)))
                .orElseThrow()
                .refresh()
                .generation();

        assertThat(renewed.refresh().generation()).isEqualTo(99);
        assertThat(again).isNotEqualTo(99);
        assertThat(renewed.refresh().since()).isEqualTo(NOW.plusSeconds(5));
        assertThat(did(tx -> tx.users().endRefresh(user.id(), user.refresh().generation(), NOW)))
                .isFalse();
    }

    @Test
    void aUserWhoIsNotActiveGetsNoRefreshToken() {
        User user = sample.user();
        store.write(tx -> {
            tx.users().deactivate(user.id(), 5, NOW);
            return true;
        });
        Optional<User> renewed = store.write(tx -> tx.users().renewRefresh(user.id(), 99, NOW));

        assertThat(renewed).isEmpty();
    }

    @Test
    void theRefreshTokensOfAKeyEndInPieces() {
        for (int i = 0; i < 5; i++) {
            sample.user();
        }

        int first = store.write(tx -> tx.users().endRefreshOf(sample.key(), 3, NOW));
        int second = store.write(tx -> tx.users().endRefreshOf(sample.key(), 3, NOW));
        int third = store.write(tx -> tx.users().endRefreshOf(sample.key(), 3, NOW));

        assertThat(List.of(first, second, third)).containsExactly(3, 2, 0);
    }

    @Test
    void nothingComesBackToLifeWithAUser() {
        User user = sample.user();
        User back = store.write(tx -> {
                    tx.users().deactivate(user.id(), 5, NOW);
                    tx.users().activate(user.id());
                    return tx.users().byId(user.id());
                })
                .orElseThrow();

        assertThat(back.isActive()).isTrue();
        assertThat(back.generation()).isEqualTo(5);
        assertThat(back.refresh().generation()).isNotEqualTo(user.refresh().generation());
        assertThat(back.refresh().key()).isEmpty();
    }

    @Test
    void aNameThatAnotherHasIsNotGiven() {
        User ada = sample.user();
        User bob = sample.user();
        ExternalId name = ExternalId.parse("the-one").orElseThrow();

        assertThat(did(tx -> tx.users().rename(ada, name))).isTrue();
        assertThat(did(tx -> tx.users().rename(ada, name))).isTrue();
        assertThat(did(tx -> tx.users().rename(bob, name))).isFalse();
        assertThat(did(tx -> tx.users().rename(bob, ada.pointId()))).isFalse();
        assertThat(store.read(tx -> tx.users().named(sample.tenant().id(), name))
                        .orElseThrow()
                        .id())
                .isEqualTo(ada.id());
    }

    @Test
    void workThatThrowsLeavesNothing() {
        NewUser wanted = sample.newUser();
        IllegalStateException bug = new IllegalStateException("a bug");

        assertThatThrownBy(() -> store.write(tx -> {
                    tx.users().add(wanted);
                    throw bug;
                }))
                .isSameAs(bug);
        assertThat(found(tx -> tx.users().named(wanted.tenant(), wanted.pointId())))
                .isEmpty();
    }

    @Test
    void anUndoneDecisionIsARefusalThatLeavesNothing() {
        NewUser wanted = sample.newUser();
        Outcome<User> outcome = store.decide(tx -> {
            tx.users().add(wanted);
            throw new Undo(new Refusal.NameTaken());
        });

        assertThat(outcome).isEqualTo(Outcome.no(new Refusal.NameTaken()));
        assertThat(found(tx -> tx.users().named(wanted.tenant(), wanted.pointId())))
                .isEmpty();
    }

    @Test
    void aRefusalKeepsWhatWasDoneBeforeIt() {
        NewUser wanted = sample.newUser();
        store.decide(tx -> {
            tx.users().add(wanted);
            return Outcome.no(new Refusal.UserExists());
        });

        assertThat(found(tx -> tx.users().named(wanted.tenant(), wanted.pointId())))
                .isPresent();
    }

    @Test
    void workInsideWorkIsRefused() {
        assertThatThrownBy(() -> store.write(tx -> store.write(_ -> tx))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store.write(tx -> store.read(_ -> tx))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store.read(tx -> store.write(_ -> tx))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store.read(tx -> store.read(_ -> tx))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatWasAnsweredIsThereAfterARestart() {
        User user = sample.user();
        store.close();
        store = open(folder);

        assertThat(found(tx -> tx.users().byId(user.id()))).contains(user);
    }
}
