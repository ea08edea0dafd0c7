package dev.cardea.core;

/// The tables, as seen from within one transaction. Not to be kept after it.
public interface Tx {

    Tenants tenants();

    Users users();

    ApiKeys apiKeys();

    SigningKeys signingKeys();

    Revocations revocations();

    Members members();

    PasswordHashes passwords();

    Sessions sessions();

    Codes codes();

    RootTokens rootTokens();

    Directory directory();

    QueryTokens queryTokens();

    Clients clients();

    Grants grants();

    Marks marks();

    Outbox outbox();

    /// Has all nodes told of this once more. For who finds already done what was asked for: whoever did it may still be
    /// waiting for other nodes, or have died before they knew, and an answer says that all of them know.
    void noteAgain(Change change);
}
