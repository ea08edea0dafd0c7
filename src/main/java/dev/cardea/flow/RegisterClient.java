package dev.cardea.flow;

import dev.cardea.core.Client;
import dev.cardea.core.ClientId;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.SecretHash;
import dev.cardea.core.Store;
import dev.cardea.core.Tx;
import dev.cardea.core.Vault;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Makes a client of the caller's tenant. It can never give more than its maker was given (decision 11).
public final class RegisterClient {

    private final Store store;
    private final Vault vault;
    private final InstantSource clock;

    RegisterClient(Store store, Vault vault, InstantSource clock) {
        this.store = store;
        this.vault = vault;
        this.clock = clock;
    }

    /// Refuses with [Refusal.ClientIdMalformed] what [ClientId] does not take, with [Refusal.ClientExists] a name that any
    /// tenant's client has or had, and with [Refusal.CredentialNotValid] a caller whose sign-in has ended meanwhile.
    ///
    /// @param secret as its maker chose it
    public Outcome<Client> run(GrantCaller maker, String id, String secret) {
        Optional<ClientId> name = ClientId.parse(id);
        if (name.isEmpty()) {
            return Outcome.no(new Refusal.ClientIdMalformed());
        }
        SecretHash hash = vault.hashClientSecret(name.get(), secret);
        Instant now = clock.instant();
        return store.write(tx -> maker.isStill(tx)
                ? add(tx, maker, name.get(), hash, now)
                : Outcome.no(new Refusal.CredentialNotValid()));
    }

    private static Outcome<Client> add(Tx tx, GrantCaller maker, ClientId id, SecretHash hash, Instant now) {
        return tx.clients()
                .add(maker.tenant().id(), id, hash, maker.scopes(), now)
                .map(Outcome::ok)
                .orElseGet(() -> Outcome.no(new Refusal.ClientExists()));
    }
}
