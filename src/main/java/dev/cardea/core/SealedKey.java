package dev.cardea.core;

import java.time.Instant;
import java.util.Optional;

/// A signing key as the database has it: sealed under the master key.
///
/// @param imported the one kind of token that a key from elsewhere signs; empty for a tenant's own root key
/// @param sealed what [Vault#seal] made of it
/// @param stopped when it stopped signing, if it has
public record SealedKey(
        KeyNumber number,
        TenantId tenant,
        Optional<TokenKind> imported,
        State state,
        Sealed sealed,
        Instant created,
        Optional<Instant> stopped) {

    /// Whether tokens of ours may carry its number: a key from elsewhere that has only checked never signed one.
    public boolean hasSigned() {
        return imported.isEmpty() || state == State.SIGNING || stopped.isPresent();
    }

    /// A key signs and checks; then only checks; then does neither.
    public enum State {
        SIGNING,
        CHECKING,
        RETIRED
    }
}
