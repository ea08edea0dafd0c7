package dev.cardea.flow;

import dev.cardea.core.KeyNumber;
import dev.cardea.core.Outcome;
import dev.cardea.core.Policy;
import dev.cardea.core.Refusal;
import dev.cardea.core.SealedKey;
import dev.cardea.core.Store;
import dev.cardea.core.TenantId;
import dev.cardea.core.Tx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Ends a signing key for good: nothing that it signed is valid any more.
public final class RetireSigningKey {

    private final Store store;
    private final InstantSource clock;

    RetireSigningKey(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /// Refuses with [Refusal.KeyUnknown]; with [Refusal.KeySigns] a key that still signs; and, unless forced, with
    /// [Refusal.KeyInUse] one that living tokens may still name. Returns how many refresh tokens die with it.
    public Outcome<Long> run(KeyNumber number, boolean force) {
        Instant now = clock.instant();
        return store.write(tx -> retire(tx, number, force, now));
    }

    private static Outcome<Long> retire(Tx tx, KeyNumber number, boolean force, Instant now) {
        Optional<SealedKey> key = find(tx, number);
        if (key.isEmpty()) {
            return Outcome.no(new Refusal.KeyUnknown());
        }
        if (key.get().state() == SealedKey.State.SIGNING) {
            return Outcome.no(new Refusal.KeySigns());
        }
        long refreshTokens = tx.signingKeys().refreshTokens(number);
        boolean accessTokensToo = mayHaveAccessTokens(key.get(), now);
        if (!force && (refreshTokens > 0 || accessTokensToo)) {
            return Outcome.no(new Refusal.KeyInUse(refreshTokens, accessTokensToo));
        }
        tx.signingKeys().setState(number, SealedKey.State.RETIRED, now);
        return Outcome.ok(refreshTokens);
    }

    private static Optional<SealedKey> find(Tx tx, KeyNumber number) {
        Optional<TenantId> owner = tx.signingKeys().owner(number);
        return owner.flatMap(tenant -> tx.signingKeys().of(tenant).stream()
                .filter(key -> key.number().equals(number))
                .findFirst());
    }

    /// What a key from elsewhere has signed, nobody here knows.
    private static boolean mayHaveAccessTokens(SealedKey key, Instant now) {
        return key.state() != SealedKey.State.RETIRED
                && (key.imported().isPresent()
                        || key.stopped().isEmpty()
                        || now.isBefore(key.stopped().get().plus(Policy.LONGEST_ACCESS_TOKEN)));
    }
}
