package dev.cardea.core;

import java.time.Instant;
import java.util.Optional;

/// What is kept of a user's one refresh token: enough to derive it again, and nothing that could be replayed.
///
/// @param generation another one whenever the token is replaced or revoked; access tokens made from it carry the one
///     that they knew. New ones are drawn at random: a database put back from a backup would count the same again
/// @param key the signing key it is derived from; empty when the user has no refresh token now
/// @param since when this generation began
public record RefreshState(long generation, Optional<KeyNumber> key, Instant since) {}
