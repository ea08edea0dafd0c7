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

    /// The text is no e-mail address.
    record EmailMalformed() implements Refusal {}

    /// Nobody has shown that the address is the user's, and this needs it.
    record EmailNotConfirmed() implements Refusal {}

    /// Another user of the tenant has this address.
    record EmailTaken() implements Refusal {}

    /// The tenant's [PasswordRule] does not take this password.
    record PasswordTooWeak() implements Refusal {}

    /// Deliberately one reason for "no such user" and "wrong password": never tell them apart.
    record WrongCredentials() implements Refusal {}

    /// Wrong, expired, used before, or never asked for: deliberately one reason for all.
    record CodeNotValid() implements Refusal {}

    /// So many wrong codes were shown that not even the right one is taken.
    record CodeExhausted() implements Refusal {}

    /// A link in a letter may not lead there (decision 18).
    record LinkNotAllowed() implements Refusal {}

    /// The server has no way to send mail.
    record MailIsOff() implements Refusal {}

    /// The caller's role does not suffice for this.
    record RoleTooLow() implements Refusal {}

    /// The caller's role is below that of the user concerned.
    record RoleOutranked() implements Refusal {}

    /// Nobody may be given that high a role.
    record RoleTooHigh() implements Refusal {}

    /// The account would be left with users but without one who may manage it.
    record LastOwner() implements Refusal {}

    /// The account has as many users as one may have.
    record AccountFull() implements Refusal {}

    /// An imported user's row cannot be used; `why` never holds a secret.
    record UserMalformed(String why) implements Refusal {}

    /// Unknown, revoked or with a wrong secret: deliberately one reason for all.
    record ClientNotValid() implements Refusal {}

    record ClientUnknown() implements Refusal {}

    /// There is a client of this name, here or in another tenant.
    record ClientExists() implements Refusal {}

    /// No client could ever have this name.
    record ClientIdMalformed() implements Refusal {}

    /// The password was right, but the user is deactivated.
    record UserInactive() implements Refusal {}

    /// The token is valid, but was not given the scope that this takes.
    record ScopeMissing() implements Refusal {}

    /// The token is valid, but may only look.
    record TokenReadOnly() implements Refusal {}

    /// A token cannot be good until a moment that is over.
    record DateInPast() implements Refusal {}

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
