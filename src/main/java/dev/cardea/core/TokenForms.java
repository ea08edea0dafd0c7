package dev.cardea.core;

import java.time.Instant;
import java.util.Optional;

/// Makes and reads tokens in the exact form of each family. Knows keys and signatures, not whether a token still lives.
public interface TokenForms {

    /// Writes Point's access token: a compact JWT, without the word `Bearer`.
    String pointAccess(Tenant tenant, User user, Origin origin, Instant issued, TokenSeed seed);

    /// Derives the refresh token that the user has now, or nothing if the user has none or its key is retired.
    Optional<String> pointRefresh(User user);

    /// Writes StaticBackend's token of a session: a compact JWT, without the word `Bearer`.
    String session(User user, Session session, TokenSeed seed);

    /// Verifies a token of any family and kind.
    ///
    /// @param environment where it was presented: a token of another one is as good as forged
    Reading read(String text, Environment environment);

    /// What became of an attempt to read a token.
    sealed interface Reading {

        /// The signature holds.
        record Signed(Token token) implements Reading {}

        /// Shaped like a token, but not one that we or an imported key have signed.
        record Forged() implements Reading {}

        /// Not shaped like a token at all; perhaps an API key.
        record NotAToken() implements Reading {}
    }
}
