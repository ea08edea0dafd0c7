package dev.cardea.store;

import static dev.cardea.store.Sample.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.AccountId;
import dev.cardea.core.Email;
import dev.cardea.core.NewUser;
import dev.cardea.core.Role;
import dev.cardea.core.Tenant;
import dev.cardea.core.User;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store keeps of users as administrators of Query Server see them, and of confirmed addresses.
abstract class DirectoryContract extends StoreFixture {

    private static final AccountId ACCOUNT = new AccountId(new UUID(1, 1));

    private User ada;
    private User bob;

    @BeforeEach
    void twoPeople() {
        ada = sample.person("ada@example.org", ACCOUNT, Role.OWNER);
        sample.user();
        bob = sample.person("bob@example.org", ACCOUNT, Role.MEMBER);
    }

    @Test
    void usersWithAnAddressAreListedInPieces() {
        long none = 0;

        assertThat(listed(tx -> tx.directory().withAddress(sample.tenant().id(), none, 1)))
                .containsExactly(ada);
        assertThat(listed(tx -> tx.directory()
                        .withAddress(sample.tenant().id(), ada.id().number(), 9)))
                .containsExactly(bob);
    }

    @Test
    void aUuidIsFoundInEveryTenant() {
        Tenant other = Sample.another(store);
        User theirs = made(tx -> tx.users()
                        .add(new NewUser(
                                other.id(),
                                ada.uuid(),
                                Sample.MINT.pointId(),
                                Optional.empty(),
                                Optional.empty(),
                                7,
                                NOW)))
                .orElseThrow();

        assertThat(listed(tx -> tx.directory().withUuid(ada.uuid()))).containsExactly(ada, theirs);
        assertThat(listed(tx -> tx.directory().withUuid(new UUID(9, 9)))).isEmpty();
    }

    @Test
    void anAddressIsConfirmedOnce() {
        assertThat(ada.isConfirmed()).isFalse();
        assertThat(did(tx -> tx.directory().confirm(ada.id(), NOW))).isTrue();
        assertThat(did(tx -> tx.directory().confirm(ada.id(), NOW))).isFalse();
        assertThat(now(ada).isConfirmed()).isTrue();
        assertThat(now(bob).isConfirmed()).isFalse();
    }

    @Test
    void anotherAddressIsNotConfirmed() {
        done(tx -> tx.directory().confirm(ada.id(), NOW));
        done(tx -> tx.members()
                .readdress(ada.id(), Email.parse("ada@other.example").orElseThrow()));

        assertThat(now(ada).isConfirmed()).isFalse();
    }

    @Test
    void anAdministratorIsOneUntilNoLonger() {
        done(tx -> tx.directory().setAdministrator(ada.id(), true));
        assertThat(now(ada).isAdministrator()).isTrue();
        assertThat(now(bob).isAdministrator()).isFalse();

        done(tx -> tx.directory().setAdministrator(ada.id(), false));
        assertThat(now(ada).isAdministrator()).isFalse();
    }

    @Test
    void whoIsTouchedSaysWhen() {
        assertThat(ada.updated()).isEqualTo(ada.created());
        done(tx -> tx.directory().touch(ada.id(), NOW.plusSeconds(9)));

        assertThat(now(ada).updated()).isEqualTo(NOW.plusSeconds(9));
        assertThat(now(ada).created()).isEqualTo(ada.created());
    }

    private User now(User user) {
        return found(tx -> tx.users().byId(user.id())).orElseThrow();
    }
}
