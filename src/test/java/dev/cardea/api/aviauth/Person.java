package dev.cardea.api.aviauth;

/// A user that a test has made, signed in.
record Person(String email, String password, String access, String refresh) {

    /// The header that says who is calling.
    String key() {
        return AviauthFixture.bearer(access);
    }

    /// The user's UUID, as the access token has it.
    String id() {
        return AviauthFixture.payload(access).path("sub").asString();
    }
}
