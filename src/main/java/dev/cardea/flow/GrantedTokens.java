package dev.cardea.flow;

/// What somebody gets who signs in through a client: a pair of tokens.
public record GrantedTokens(String access, String refresh) {

    /// Whoever has them is signed in: a log does not show them.
    @Override
    public String toString() {
        return "GrantedTokens[…]";
    }
}
