package dev.cardea.core;

import java.time.Instant;

/// What a token of Query Server says, once it is known who signed it (contract query-server.md §3).
///
/// @param expires the claim `exp` as it stands there: for users in seconds, else as it was sent
/// @param issued the claim `iat`
public record QueryClaims(TokenKind kind, QuerySubject subject, long expires, Instant issued) {}
