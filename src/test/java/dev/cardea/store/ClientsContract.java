package dev.cardea.store;

import static dev.cardea.store.Sample.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.Client;
import dev.cardea.core.ClientId;
import dev.cardea.core.Scope;
import dev.cardea.core.Scopes;
import dev.cardea.core.SecretHash;
import dev.cardea.core.Tenant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every store keeps of clients.
abstract class ClientsContract extends StoreFixture {

    private static final ClientId WEB = new ClientId("web ü");

    @Test
    void aClientIsFoundByItsName() {
        SecretHash secret = Sample.hash();
        Scopes scopes = Scopes.of(Scope.USER_FULL, Scope.OPENID);
        Client added = made(tx -> tx.clients().add(sample.tenant().id(), WEB, secret, scopes, NOW))
                .orElseThrow();

        assertThat(added)
                .isEqualTo(
                        new Client(added.number(), sample.tenant().id(), WEB, secret, scopes, NOW, Optional.empty()));
        assertThat(found(tx -> tx.clients().named(WEB))).contains(added);
        assertThat(found(tx -> tx.clients().named(new ClientId("WEB ü")))).isEmpty();
    }

    @Test
    void aNameIsGivenOnceInAllTenantsAndForGood() {
        Client first = added(sample.tenant(), WEB);
        did(tx -> tx.clients().revoke(first.number(), NOW));

        Tenant another = Sample.another(store);
        assertThat(made(tx -> tx.clients().add(another.id(), WEB, Sample.hash(), Scopes.ALL, NOW)))
                .isEmpty();
        assertThat(found(tx -> tx.clients().named(WEB))).map(Client::secret).contains(first.secret());
    }

    @Test
    void aTenantsClientsAreListedOldestFirst() {
        Client first = added(sample.tenant(), WEB);
        Client second = added(sample.tenant(), new ClientId("app"));
        added(Sample.another(store), new ClientId("theirs"));

        assertThat(listed(tx -> tx.clients().of(sample.tenant().id()))).containsExactly(first, second);
    }

    @Test
    void aClientIsRevokedOnce() {
        Client client = added(sample.tenant(), WEB);

        assertThat(did(tx -> tx.clients().revoke(client.number(), NOW))).isTrue();
        assertThat(did(tx -> tx.clients().revoke(client.number(), NOW.plusSeconds(1))))
                .isFalse();
        assertThat(found(tx -> tx.clients().named(WEB)))
                .hasValueSatisfying(revoked -> assertThat(revoked.revoked()).contains(NOW));
    }

    private Client added(Tenant tenant, ClientId id) {
        return made(tx -> tx.clients().add(tenant.id(), id, Sample.hash(), Scopes.OF_USERS, NOW))
                .orElseThrow();
    }
}
