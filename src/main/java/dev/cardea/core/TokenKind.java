package dev.cardea.core;

/// What a token is, of which family. Each kind is signed with a key of its own, so that none passes as another.
public enum TokenKind {
    POINT_ACCESS(Door.POINT, "point/access"),
    POINT_REFRESH(Door.POINT, "point/refresh"),
    STATICBACKEND_SESSION(Door.STATICBACKEND, "staticbackend/session"),
    QUERYSERVER_USER(Door.QUERYSERVER, "queryserver/user"),

    /// One that belongs to no user.
    QUERYSERVER_LONE(Door.QUERYSERVER, "queryserver/token"),
    AVIAUTH_ACCESS(Door.AVIAUTH, "aviauth/access"),
    AVIAUTH_REFRESH(Door.AVIAUTH, "aviauth/refresh"),

    /// What a link that confirms an address ends with.
    AVIAUTH_CONFIRMATION(Door.AVIAUTH, "aviauth/confirmation");

    private final Door door;
    private final String label;

    TokenKind(Door door, String label) {
        this.door = door;
        this.label = label;
    }

    /// The family that it is of.
    public Door door() {
        return door;
    }

    /// The name in database rows and in the derivation of keys: never to be changed.
    public String label() {
        return label;
    }
}
