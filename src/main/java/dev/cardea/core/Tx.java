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
}
