package dev.cardea.api.staticbackend;

/// What an operator is told when an app is made: its public key, its root token, and its user of role 100.
///
/// @param rootToken without the word before it
record Keys(String publicKey, String rootToken, String adminEmail, String adminPassword) {

    /// Contract staticbackend.md §3.5.
    static final Keys DEVELOPMENT =
            new Keys("dev_memory_pk", "safe-to-use-in-dev-root-token", "admin@dev.com", "devpw1234");
}
