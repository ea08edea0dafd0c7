package dev.cardea.bench;

/// What Keycloak and Cardea can both be asked for, each in its own words.
enum PeerOperation {
    CHECK("check", "GET /realms/{realm}/protocol/openid-connect/userinfo", "GET /me"),
    INTROSPECT(
            "introspect", "POST /realms/{realm}/protocol/openid-connect/token/introspect", "POST /oauth2/introspect"),
    MINT(
            "mint",
            "POST /realms/{realm}/protocol/openid-connect/token, grant_type=refresh_token",
            "POST /organizations/users/{id}/access_token"),

    /// Keycloak is not asked again: as it comes, its refresh tokens do not rotate.
    ROTATE("rotate", MINT.keycloakRoute, "POST /latest/auth/token, grant_type=refresh_token"),
    SIGN_IN(
            "sign in",
            "POST /realms/{realm}/protocol/openid-connect/token, grant_type=password",
            "POST /latest/auth/token, grant_type=password"),
    REVOKE(
            "revoke",
            "POST /realms/{realm}/protocol/openid-connect/revoke",
            "DELETE /organizations/users/{id}/access_token/{token}"),
    CREATE("create", "POST /admin/realms/{realm}/users", "POST /organizations/users/{id}");

    private final String word;
    private final String keycloakRoute;
    private final String cardeaRoute;

    PeerOperation(String word, String keycloakRoute, String cardeaRoute) {
        this.word = word;
        this.keycloakRoute = keycloakRoute;
        this.cardeaRoute = cardeaRoute;
    }

    /// In tables and results.
    String word() {
        return word;
    }

    /// Method, path and what else tells the request from others.
    String route(Peer peer) {
        return peer == Peer.KEYCLOAK ? keycloakRoute : cardeaRoute;
    }

    /// The operation of Keycloak's that this one is held against.
    PeerOperation ofKeycloak() {
        return this == ROTATE ? MINT : this;
    }

    /// For how long it is measured, if others are for so long: there are few sign-ins in a second.
    int seconds(int usual) {
        return this == SIGN_IN ? 5 * usual : usual;
    }

    boolean isAskedOf(Peer peer) {
        return peer != Peer.KEYCLOAK || ofKeycloak() == this;
    }
}
