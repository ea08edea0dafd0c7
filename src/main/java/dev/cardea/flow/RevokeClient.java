package dev.cardea.flow;

import dev.cardea.core.Change;
import dev.cardea.core.Client;
import dev.cardea.core.ClientId;
import dev.cardea.core.Done;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Store;
import dev.cardea.core.Tenant;
import dev.cardea.core.Tx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Ends a client for good, and with it every token of the sign-ins through it.
public final class RevokeClient {

    private final Store store;
    private final InstantSource clock;

    RevokeClient(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /// Refuses with [Refusal.TenantUnknown], and with [Refusal.ClientUnknown] a name that no client of the tenant has;
    /// one that is revoked already is as it should be.
    public Outcome<Done> run(TenantRef ref, String id) {
        Instant now = clock.instant();
        return store.write(tx -> switch (ref.find(tx)) {
            case Outcome.Ok(Tenant tenant) -> revoke(tx, tenant, id, now);
            case Outcome.No(Refusal why) -> Outcome.no(why);
        });
    }

    private static Outcome<Done> revoke(Tx tx, Tenant tenant, String id, Instant now) {
        Optional<Client> found = ClientId.parse(id)
                .flatMap(tx.clients()::named)
                .filter(client -> client.tenant().equals(tenant.id()));
        if (found.isEmpty()) {
            return Outcome.no(new Refusal.ClientUnknown());
        }
        tx.noteAgain(Change.of(found.get().number()));
        tx.clients().revoke(found.get().number(), now);
        return Outcome.ok(Done.DONE);
    }
}
