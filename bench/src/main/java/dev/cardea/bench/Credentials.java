package dev.cardea.bench;

/// What the callers of a tenant show, each family's its own.
///
/// @param apiKey of Point and of introspection
/// @param publicKey of StaticBackend
/// @param clientId of Aviauth
/// @param clientSecret of the same client
record Credentials(String apiKey, String publicKey, String clientId, String clientSecret) {}
