package dev.cardea.bench;

/// Who is measured by `bench/run peers`.
enum Peer {
    KEYCLOAK("Keycloak, PostgreSQL"),
    CARDEA("Cardea, SQLite"),
    CARDEA_ON_POSTGRESQL("Cardea, PostgreSQL");

    private final String title;

    Peer(String title) {
        this.title = title;
    }

    /// The server and its database, as tables name them.
    String title() {
        return title;
    }
}
