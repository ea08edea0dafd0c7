package dev.cardea.flow;

import dev.cardea.core.Client;
import dev.cardea.core.ClientId;
import dev.cardea.core.Door;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Standings;
import dev.cardea.core.Vault;

/// Finds out which client is calling, by its name and secret (RFC 6749 §2.3.1). No database is asked for a client who is
/// known to this node.
public final class IdentifyClient {

    private final Standings standings;
    private final Vault vault;

    IdentifyClient(Standings standings, Vault vault) {
        this.standings = standings;
        this.vault = vault;
    }

    /// Refuses with [Refusal.ClientNotValid] an unknown or revoked client, a wrong secret, and every client of a tenant
    /// that does not open this door.
    public Outcome<ClientCaller> run(Door door, String id, String secret) {
        return ClientId.parse(id)
                .flatMap(standings::client)
                .filter(Client::isLive)
                .filter(client -> vault.isSecretOf(client, secret))
                .flatMap(client -> standings
                        .tenant(client.tenant())
                        .filter(tenant -> tenant.policy().opens(door))
                        .map(tenant -> new ClientCaller(client, tenant)))
                .map(Outcome::ok)
                .orElseGet(() -> Outcome.no(new Refusal.ClientNotValid()));
    }
}
