package dev.cardea.flow;

import dev.cardea.core.Change;
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

/// Ends a signing key for good: nothing that it signed is valid any more, nor any access token that was made from a
/// refresh token of its.
public final class RetireSigningKey {

    private static final int PIECE = 200;

    private final Store store;
    private final InstantSource clock;

    RetireSigningKey(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /// Refuses with [Refusal.KeyUnknown]; with [Refusal.KeySigns] a key that still signs; and, unless forced, with
    /// [Refusal.KeyInUse] one that living tokens may still name. Returns how many refresh tokens die with it: none of a
    /// key that is retired already.
    public Outcome<Long> run(KeyNumber number, boolean force) {
        Instant now = clock.instant();
        Outcome<Long> retired = store.write(tx -> retire(tx, number, force, now));
        if (retired instanceof Outcome.Ok<Long>) {
            endRefreshTokens(number, now);
        }
        return retired;
    }

    /// In pieces, as they may be many. They are dead already, with their key; what dies here was made from them. Should
    /// this be cut short, retiring the key again goes on.
    private void endRefreshTokens(KeyNumber number, Instant now) {
        int ended;
        do {
            ended = store.write(tx -> {
                tx.noteAgain(Change.place()); // somebody else may have ended the last of them
                return tx.users().endRefreshOf(number, PIECE, now);
            });
        } while (ended == PIECE);
    }

    private static Outcome<Long> retire(Tx tx, KeyNumber number, boolean force, Instant now) {
        Optional<SealedKey> key = find(tx, number);
        if (key.isEmpty()) {
            return Outcome.no(new Refusal.KeyUnknown());
        }
        if (key.get().state() == SealedKey.State.SIGNING) {
            return Outcome.no(new Refusal.KeySigns());
        }
        if (key.get().state() == SealedKey.State.RETIRED) {
            tx.noteAgain(Change.of(key.get().tenant()));
            return Outcome.ok(0L);
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
        return key.imported().isPresent()
                || key.stopped().isEmpty()
                || now.isBefore(key.stopped().get().plus(Policy.LONGEST_ACCESS_TOKEN));
    }
}
