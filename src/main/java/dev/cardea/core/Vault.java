package dev.cardea.core;

/// Keeps secrets unreadable at rest: seals keys, and hashes random secrets that only need to be recognised.
public interface Vault {

    /// @param context what the secret is; unsealing under another context fails
    byte[] seal(byte[] secret, String context);

    /// @throws IllegalStateException if it was sealed under another master key or context, or was changed
    byte[] unseal(byte[] sealed, String context);

    /// The keyed hash under which an API key is found.
    SecretHash hashApiKey(String secret);
}
