package dev.cardea.core;

/// What a token was made from, and therefore with what it dies.
public sealed interface Origin {

    /// A refresh token of this generation, or that refresh token itself.
    record OfRefresh(long generation) implements Origin {}

    /// An API key.
    record OfApiKey(ApiKeyId key) implements Origin {}

    /// A sign-in, which the token stands for.
    record OfSession(SessionId session) implements Origin {}

    /// A sign-in through a client, which gave it these scopes.
    record OfGrant(SessionId session, ClientId client, Scopes scopes) implements Origin {}

    /// A sign-in through a client at another server, whose rows we do not have.
    record OfGrantElsewhere(ClientId client, Scopes scopes) implements Origin {}

    /// The row of a token of Query Server, which names it so.
    record OfQueryToken(QuerySubject subject) implements Origin {}

    /// Nothing that we know of: it was made elsewhere.
    record Elsewhere() implements Origin {}
}
