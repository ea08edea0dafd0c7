package dev.cardea.core;

import java.util.List;
import java.util.Optional;

/// The signing keys, unsealed and told apart by kind.
public interface Keyring {

    /// The key that signs this kind of token of the tenant now.
    SigningKey signing(TenantId tenant, TokenKind kind);

    /// Whether this number was ever given: then only its key can have signed a token that carries it. A number that was
    /// never given costs no database work.
    boolean isGiven(KeyNumber number);

    /// The key of that number, if it has signed tokens of this kind here and may still check them.
    Optional<SigningKey> checking(KeyNumber number, TokenKind kind);

    /// All keys of the tenant that may check this kind: its own, and those from elsewhere that were imported for it.
    List<SigningKey> checking(TenantId tenant, TokenKind kind);

    /// Keys from elsewhere that may have signed tokens of this kind in this environment.
    List<SigningKey> imported(Environment environment, TokenKind kind);
}
