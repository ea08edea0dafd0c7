package dev.cardea.core;

/// Keeps secrets unreadable at rest: seals keys, and hashes random secrets that only need to be recognised.
public interface Vault {

    /// Closes a secret.
    ///
    /// @param context what the secret is; unsealing under another context fails
    Sealed seal(byte[] secret, String context);

    /// Opens what [#seal] closed.
    ///
    /// @throws IllegalStateException if it was sealed under another master key or context, or was changed
    byte[] unseal(Sealed sealed, String context);

    /// The keyed hash under which an API key is found.
    SecretHash hashApiKey(String secret);

    /// The keyed hash under which a root token is found.
    SecretHash hashRootToken(String secret);

    /// The keyed hash of a client's secret, bound to that client.
    SecretHash hashClientSecret(ClientId client, String secret);

    /// Whether this is the client's secret; compared in constant time.
    boolean isSecretOf(Client client, String secret);

    /// The keyed hash of a one-time code, bound to what it is good for: of another user, address or purpose the same
    /// code has another hash.
    SecretHash hashOneTimeCode(UserId user, Email address, CodePurpose purpose, String code);

    /// What a tenant's signing keys are sealed under: another tenant's row cannot be passed off as this one's.
    static String signingKeyOf(TenantId tenant) {
        return "signing-key/" + tenant.number();
    }
}
