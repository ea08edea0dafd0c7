package dev.cardea.flow;

import dev.cardea.core.ClientId;
import dev.cardea.core.Door;
import dev.cardea.core.Mint;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Scopes;
import dev.cardea.core.SecretHash;
import dev.cardea.core.Store;
import dev.cardea.core.Tenant;
import dev.cardea.core.Vault;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Makes a client of a tenant, for an operator. Its secret is shown now and never again.
public final class CreateClient {

    private final Store store;
    private final Vault vault;
    private final Mint mint;
    private final InstantSource clock;

    CreateClient(Store store, Vault vault, Mint mint, InstantSource clock) {
        this.store = store;
        this.vault = vault;
        this.mint = mint;
        this.clock = clock;
    }

    /// The tenant opens Aviauth's door from now on. Refuses with [Refusal.TenantUnknown], with [Refusal.ClientIdMalformed] what [ClientId] does not take, and with
    /// [Refusal.ClientExists] a name that any tenant's client has or had.
    ///
    /// @param id a random UUID if there is none
    /// @param secret 256 random bits if there is none
    /// @param scopes the most that it may give
    public Outcome<NewClient> run(TenantRef ref, Optional<String> id, Optional<String> secret, Scopes scopes) {
        Optional<ClientId> name = ClientId.parse(id.orElseGet(() -> mint.uuid().toString()));
        if (name.isEmpty()) {
            return Outcome.no(new Refusal.ClientIdMalformed());
        }
        String known = secret.orElseGet(mint::clientSecret);
        SecretHash hash = vault.hashClientSecret(name.get(), known);
        Instant now = clock.instant();
        return store.write(tx -> switch (ref.find(tx)) {
            case Outcome.Ok(Tenant tenant) ->
                tx.clients()
                        .add(tenant.id(), name.get(), hash, scopes, now)
                        .map(client -> Outcome.ok(new NewClient(client, known, Doors.open(tx, tenant, Door.AVIAUTH))))
                        .orElseGet(() -> Outcome.no(new Refusal.ClientExists()));
            case Outcome.No(Refusal why) -> Outcome.no(why);
        });
    }
}
