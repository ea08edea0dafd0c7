package dev.cardea.core;

/// Every reason the server has to say no. A family turns each into its own status and body; adding one here makes the
/// compiler name each family that has not yet said how it says it.
public sealed interface Refusal {

    /// Nobody said who is calling.
    record CredentialMissing() implements Refusal {}

    /// The credential is not even shaped like one, or there are several.
    record CredentialMalformed() implements Refusal {}

    /// Unknown, forged, expired or revoked: deliberately one reason for all.
    record CredentialNotValid() implements Refusal {}

    /// A valid credential of a kind that may not do this.
    record CredentialOfWrongKind() implements Refusal {}

    /// The credential belongs to another user than the one named; says nothing of whether that one exists.
    record UserMismatch() implements Refusal {}

    /// No user could ever have this name.
    record UserNameMalformed() implements Refusal {}

    record UserUnknown() implements Refusal {}

    /// Only where a tenant's [Policy] wants a repeated creation refused.
    record UserExists() implements Refusal {}

    /// Another user of the tenant has this name already.
    record NameTaken() implements Refusal {}

    /// A living token, but not one that the caller may end here.
    record TokenUnknown() implements Refusal {}

    record TenantUnknown() implements Refusal {}

    /// The organisation already has a tenant in this environment.
    record TenantExists() implements Refusal {}

    /// The name of a tenant is empty, too long or has characters that it may not have.
    record TenantNameMalformed() implements Refusal {}

    record KeyUnknown() implements Refusal {}

    /// A key with this value is already there, in this environment.
    record KeyExists() implements Refusal {}

    /// An imported key's value cannot be used as one; `why` never holds the value.
    record KeyMalformed(String why) implements Refusal {}

    /// The environment takes no further imported signing key.
    record TooManyImportedKeys(int most) implements Refusal {}

    /// A signing key still has living tokens: how many would die, as far as they can be counted.
    record KeyInUse(long refreshTokens, boolean accessTokensToo) implements Refusal {}

    /// The key that signs now cannot be retired; rotate first.
    record KeySigns() implements Refusal {}
}
