package dev.cardea.flow;

import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.SealedKey;
import dev.cardea.core.Store;
import dev.cardea.core.Tenant;
import dev.cardea.core.TokenKind;
import dev.cardea.core.Tx;
import dev.cardea.core.Vault;
import java.time.Instant;
import java.time.InstantSource;

/// Takes over a signing key from elsewhere, so that tokens made there keep working here. It checks tokens that carry no
/// key number of ours; if told to, it also signs new ones, for others who check them with it.
public final class ImportSigningKey {

    private static final int LONGEST = 1_024;
    private static final int SHORTEST_TO_SIGN = 32;
    private static final int MOST = 64;

    private final Store store;
    private final Vault vault;
    private final InstantSource clock;

    ImportSigningKey(Store store, Vault vault, InstantSource clock) {
        this.store = store;
        this.vault = vault;
        this.clock = clock;
    }

    /// Refuses with [Refusal.TenantUnknown]; with [Refusal.KeyMalformed] an empty key, one over 1,024 bytes, or one that
    /// shall sign and has under 32 (RFC 7518 §3.2); and with [Refusal.TooManyImportedKeys] the 65th of an environment, as
    /// each costs time on every forged token.
    ///
    /// @param signs whether it also signs from now on
    public Outcome<SealedKey> run(TenantRef ref, TokenKind kind, byte[] key, boolean signs) {
        if (key.length == 0 || key.length > LONGEST) {
            return Outcome.no(new Refusal.KeyMalformed("a signing key has 1 to 1024 bytes"));
        }
        if (signs && key.length < SHORTEST_TO_SIGN) {
            return Outcome.no(new Refusal.KeyMalformed("a key that signs has at least 32 bytes"));
        }
        if (kind == TokenKind.POINT_REFRESH || kind == TokenKind.AVIAUTH_REFRESH) {
            return Outcome.no(new Refusal.KeyMalformed("refresh tokens are derived here, no key for them can be imported"));
        }
        SealedKey.State state = signs ? SealedKey.State.SIGNING : SealedKey.State.CHECKING;
        Instant now = clock.instant();
        return store.write(tx -> switch (ref.find(tx)) {
            case Outcome.Ok(Tenant tenant) -> add(tx, tenant, kind, key, state, now);
            case Outcome.No(Refusal why) -> Outcome.no(why);
        });
    }

    private Outcome<SealedKey> add(
            Tx tx, Tenant tenant, TokenKind kind, byte[] key, SealedKey.State state, Instant now) {
        long imported = tx.signingKeys().importers(tenant.environment()).stream()
                .flatMap(importer -> tx.signingKeys().of(importer).stream())
                .filter(held -> held.imported().isPresent() && held.state() != SealedKey.State.RETIRED)
                .count();
        if (imported >= MOST) {
            return Outcome.no(new Refusal.TooManyImportedKeys(MOST));
        }
        return Outcome.ok(SigningKeyRows.addImported(tx, vault, tenant.id(), kind, state, key, now));
    }
}
