package dev.cardea.core;

/// What a token is, of which family. Each kind is signed with a key of its own, so that none passes as another.
public enum TokenKind {
    POINT_ACCESS("point/access"),
    POINT_REFRESH("point/refresh"),
    STATICBACKEND_SESSION("staticbackend/session"),
    QUERYSERVER_USER("queryserver/user"),

    /// One that belongs to no user.
    QUERYSERVER_LONE("queryserver/token"),
    AVIAUTH_ACCESS("aviauth/access"),
    AVIAUTH_REFRESH("aviauth/refresh"),

    /// What a link that confirms an address ends with.
    AVIAUTH_CONFIRMATION("aviauth/confirmation");

    private final String label;

    TokenKind(String label) {
        this.label = label;
    }

    /// The name in database rows and in the derivation of keys: never to be changed.
    public String label() {
        return label;
    }
}
