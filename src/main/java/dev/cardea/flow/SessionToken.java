package dev.cardea.flow;

/// The token of a new session: the only moment that it exists in the clear.
public record SessionToken(String text) {

    @Override
    public String toString() {
        return "SessionToken[hidden]";
    }
}
