package dev.cardea.flow;

import dev.cardea.core.ApiKeyId;
import dev.cardea.core.Change;
import dev.cardea.core.Done;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Store;
import java.time.Instant;
import java.time.InstantSource;

/// Ends an API key, and with it every access token made with it.
public final class RevokeApiKey {

    private final Store store;
    private final InstantSource clock;

    RevokeApiKey(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /// Refuses with [Refusal.KeyUnknown] a key that was never there; one that is revoked already is as it should be.
    public Outcome<Done> run(ApiKeyId id) {
        Instant now = clock.instant();
        return store.write(tx -> {
            tx.noteAgain(Change.of(id));
            return tx.apiKeys().revoke(id, now) || tx.apiKeys().byId(id).isPresent()
                    ? Outcome.ok(Done.DONE)
                    : Outcome.no(new Refusal.KeyUnknown());
        });
    }
}
