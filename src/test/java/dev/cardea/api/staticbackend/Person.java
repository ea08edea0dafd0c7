package dev.cardea.api.staticbackend;

/// A user that a test has made, signed in.
record Person(String email, String password, String token, String id, String account) {

    /// The header that says who is calling.
    String key() {
        return StaticBackendFixture.bearer(token);
    }
}
