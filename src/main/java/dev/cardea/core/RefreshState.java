package dev.cardea.core;

import java.time.Instant;
import java.util.Optional;

/// What is kept of a user's one refresh token: enough to derive it again, and nothing that could be replayed.
///
/// @param generation raised whenever the token is replaced or revoked; access tokens made from it carry the one they
/// knew
/// @param key the signing key it is derived from; empty when the user has no refresh token now
/// @param since when this generation began
public record RefreshState(int generation, Optional<KeyNumber> key, Instant since) {}
