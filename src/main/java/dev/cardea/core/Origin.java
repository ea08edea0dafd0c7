package dev.cardea.core;

/// What an access token was made from, and therefore with what it dies.
public sealed interface Origin {

    /// A refresh token of this generation.
    record OfRefresh(int generation) implements Origin {}

    /// An API key.
    record OfApiKey(ApiKeyId key) implements Origin {}

    /// Nothing that can end before the token: it is a refresh token itself, or was made elsewhere.
    record Own() implements Origin {}
}
