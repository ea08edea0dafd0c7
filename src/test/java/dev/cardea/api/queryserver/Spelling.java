package dev.cardea.api.queryserver;

/// The two paths of users' tokens: every case holds under each (contract query-server.md §0 D1).
enum Spelling {
    PAGE("/_/user-token"),
    CLIENTS("/_/user/token");

    final String path;

    Spelling(String path) {
        this.path = path;
    }
}
