package dev.cardea.chaos;

/// What the clients of the tenant were given at its start.
///
/// @param apiKey of Point and for introspection
/// @param publicKey of StaticBackend
/// @param rootToken of StaticBackend
/// @param clientId of Aviauth
/// @param clientSecret of Aviauth
/// @param administrator the token of Query Server's administrator
record Secrets(
        String apiKey, String publicKey, String rootToken, String clientId, String clientSecret, String administrator) {

    @Override
    public String toString() {
        return "Secrets[hidden]";
    }
}
