package dev.cardea.core;

import java.time.Instant;
import java.util.Optional;

/// What a token says, once its signature has been verified. Whether it still lives is another question.
///
/// @param subject the name that the token itself gives to its user, where it gives one
/// @param issued empty where the token does not say
/// @param expires empty if it never does
/// @param generation the user's [User#generation] when it was made; 0 where the token does not say
/// @param jti the id as the token shows it, where it shows one
public record Token(
        TokenKind kind,
        TenantId tenant,
        UserId user,
        TokenId id,
        Optional<String> subject,
        Optional<Instant> issued,
        Optional<Instant> expires,
        long generation,
        Origin origin,
        Optional<String> jti) {

    /// RFC 7519 §4.1.4: a token is not accepted on or after its expiry.
    public boolean isExpired(Instant now) {
        return expires.isPresent() && !now.isBefore(expires.get());
    }
}
