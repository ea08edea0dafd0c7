package dev.cardea.core;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Makes and reads tokens in the exact form of each family. Knows keys and signatures, not whether a token still lives.
public interface TokenForms {

    /// Writes Point's access token: a compact JWT, without the word `Bearer`.
    String pointAccess(Tenant tenant, User user, Origin origin, Instant issued, TokenSeed seed);

    /// Derives the refresh token that the user has now, or nothing if the user has none or its key is retired.
    Optional<String> pointRefresh(User user);

    /// Writes StaticBackend's token of a session: a compact JWT, without the word `Bearer`.
    String session(User user, Session session, TokenSeed seed);

    /// A new name for a token of Query Server, with the number of the key that signs this kind now.
    QuerySubject querySubject(TenantId tenant, TokenKind kind, TokenSeed seed);

    /// Derives a token of Query Server, or nothing if it was ended or its key is retired.
    Optional<String> query(Tenant tenant, QueryToken token);

    /// What a token of Query Server says that was signed with this secret elsewhere, and that [#query] would derive byte
    /// for byte from a row with these claims; empty for any other.
    Optional<QueryClaims> queryFromElsewhere(String text, byte[] secret);

    /// A new id for a refresh token of Aviauth, with the number of the key that signs them now.
    TokenId grantRefreshId(TenantId tenant, TokenSeed seed);

    /// Derives the refresh token of a sign-in through a client, or nothing if its key is retired.
    ///
    /// @param issuer the address of the API, as tokens name it
    Optional<String> grantRefresh(User user, Grant grant, String issuer);

    /// Writes an access token of a sign-in through a client: a compact JWT, good for [Grant#ACCESS_LIFETIME].
    ///
    /// @param scopes of the token; at most those of the grant
    String grantAccess(User user, Grant grant, Scopes scopes, String issuer, Instant issued, TokenSeed seed);

    /// What the link ends with that confirms the address of a new user who has one: 32 hexadecimal digits.
    String confirmation(NewUser user);

    /// Whether a link that ends so was made to confirm the address that the user has now; compared in constant time.
    boolean isConfirmation(User user, String text);

    /// Verifies a token of any family and kind, where nothing but the token itself says which tenant it is of.
    default Reading read(String text) {
        return read(text, EnumSet.allOf(Environment.class));
    }

    /// Verifies a token of any family and kind.
    ///
    /// @param environment where it was presented: a token of another one is as good as forged
    default Reading read(String text, Environment environment) {
        return read(text, EnumSet.of(environment));
    }

    /// Verifies a token of any family and kind.
    ///
    /// @param environments where it may be from: a token of another one is as good as forged
    Reading read(String text, Set<Environment> environments);

    /// What became of an attempt to read a token.
    sealed interface Reading {

        /// The signature holds.
        record Signed(Token token) implements Reading {}

        /// The signature holds; a token of Query Server that belongs to no user, with its row.
        record Lone(QueryToken token) implements Reading {}

        /// Shaped like a token, but not one that we or an imported key have signed.
        record Forged() implements Reading {}

        /// Not shaped like a token at all; perhaps an API key.
        record NotAToken() implements Reading {}
    }
}
