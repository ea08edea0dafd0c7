package dev.cardea.core;

/// What a token was made from, and therefore with what it dies.
public sealed interface Origin {

    /// A refresh token of this generation, or that refresh token itself.
    record OfRefresh(long generation) implements Origin {}

    /// An API key.
    record OfApiKey(ApiKeyId key) implements Origin {}

    /// A sign-in, which the token stands for.
    record OfSession(SessionId session) implements Origin {}

    /// Nothing that we know of: it was made elsewhere.
    record Elsewhere() implements Origin {}
}
