package dev.cardea.flow;

import dev.cardea.core.SealedKey;
import dev.cardea.core.TenantId;
import dev.cardea.core.TokenKind;
import dev.cardea.core.Tx;
import dev.cardea.core.Vault;
import java.time.Instant;
import java.util.Optional;

/// Seals a signing key and keeps it; shared by the flows that make or import one.
final class SigningKeyRows {

    private SigningKeyRows() {}

    /// A root key, which signs from now on.
    static SealedKey addRoot(Tx tx, Vault vault, TenantId tenant, byte[] key, Instant now) {
        return add(tx, vault, tenant, Optional.empty(), SealedKey.State.SIGNING, key, now);
    }

    /// A key from elsewhere, for one kind of token.
    static SealedKey addImported(
            Tx tx, Vault vault, TenantId tenant, TokenKind kind, SealedKey.State state, byte[] key, Instant now) {
        return add(tx, vault, tenant, Optional.of(kind), state, key, now);
    }

    private static SealedKey add(
            Tx tx,
            Vault vault,
            TenantId tenant,
            Optional<TokenKind> imported,
            SealedKey.State state,
            byte[] key,
            Instant now) {
        return tx.signingKeys().add(tenant, imported, state, vault.seal(key, Vault.signingKeyOf(tenant)), now);
    }
}
