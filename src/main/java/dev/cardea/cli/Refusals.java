package dev.cardea.cli;

import dev.cardea.core.Refusal;

/// Each refusal in one sentence that tells the operator what to do.
final class Refusals {

    private Refusals() {}

    static String sentence(Refusal refusal) {
        return switch (refusal) {
            case Refusal.CredentialMissing() -> "A credential is missing: give one.";
            case Refusal.CredentialMalformed() -> "The credential is not shaped like one: check how it was copied.";
            case Refusal.CredentialNotValid() -> "The credential is unknown, expired or revoked: take another one.";
            case Refusal.CredentialOfWrongKind() -> "A credential of this kind may not do this: take another kind.";
            case Refusal.UserMismatch() -> "The credential belongs to another user: take that user's own.";
            case Refusal.UserNameMalformed() ->
                "No user can have this name: a Point id is 'point|' and 21 characters of A-Z a-z 0-9 _ -.";
            case Refusal.UserUnknown() ->
                "The tenant has no such user: give an e-mail address, the organisation's id or a Point id.";
            case Refusal.UserExists() -> "The tenant has this user already: nothing is left to do.";
            case Refusal.NameTaken() -> "Another user of the tenant has this name: look which of the two is right.";
            case Refusal.EmailMalformed() -> "This is no e-mail address: check how it is written.";
            case Refusal.EmailNotConfirmed() ->
                "Nobody has shown that the address is this user's: change the password too.";
            case Refusal.EmailTaken() -> "Another user of the tenant has this address: look which of the two is right.";
            case Refusal.PasswordTooWeak() -> "The tenant's policy does not take this password: choose a better one.";
            case Refusal.WrongCredentials() -> "Address and password do not belong together: check both.";
            case Refusal.CodeNotValid() -> "The code is wrong, expired or used: ask for another one.";
            case Refusal.CodeExhausted() -> "Too many wrong codes were shown: ask for another one, later.";
            case Refusal.LinkNotAllowed() ->
                "The tenant's letters may not lead there: 'cardea tenant set --link-prefix' says where they may.";
            case Refusal.MailIsOff() -> "The server cannot send mail: set mail.host in its configuration.";
            case Refusal.RoleTooLow() -> "The user's role does not suffice: name an administrator (role 100).";
            case Refusal.RoleOutranked() -> "The user concerned has a higher role: name somebody with a role as high.";
            case Refusal.RoleTooHigh() -> "Nobody can be given so high a role: choose one up to 50.";
            case Refusal.LastOwner() -> "The account would be left without an owner: give another user role 50 first.";
            case Refusal.AccountFull() -> "The account has as many users as one may have: remove some first.";
            case Refusal.UserMalformed(String why) -> "The user cannot be taken over: " + why + ".";
            case Refusal.TokenUnknown() -> "There is no such token that could be ended here: check its value.";
            case Refusal.TenantUnknown() -> "There is no such tenant: 'cardea tenant list' shows which there are.";
            case Refusal.TenantExists() ->
                "The tenant is there already: change it with 'cardea tenant set', or choose another name.";
            case Refusal.TenantNameMalformed() ->
                "A tenant's name has 1 to 64 characters of A-Z a-z 0-9 . _ - and begins with a letter or digit:"
                        + " choose such a name.";
            case Refusal.ClientNotValid() -> "The client is unknown or revoked, or this is not its secret: check both.";
            case Refusal.ClientUnknown() ->
                "The tenant has no living client of this name: 'cardea client list' shows which there are.";
            case Refusal.ClientExists() ->
                "There is or was a client of this name, here or in another tenant: choose another one.";
            case Refusal.ClientIdMalformed() ->
                "A client's name has at most 255 characters on one line: choose such a name.";
            case Refusal.UserInactive() -> "The user is deactivated: 'cardea user activate' lets the user in again.";
            case Refusal.ScopeMissing() -> "The token was not given the scope that this takes.";
            case Refusal.TokenReadOnly() -> "The token may only look: take one that may write.";
            case Refusal.DateInPast() -> "The date is over: give a later one.";
            case Refusal.KeyUnknown() -> "There is no key of this number: 'cardea key list' shows which there are.";
            case Refusal.KeyExists() -> "This value is a key of the environment already: import another one.";
            case Refusal.KeyMalformed(String why) -> "The key cannot be used: " + why + ".";
            case Refusal.TooManyImportedKeys(int most) ->
                "There are " + most + " imported signing keys or tenants with one already, and no room for more:"
                        + " retire one with 'cardea key retire NUMBER'.";
            case Refusal.KeyInUse(long refreshTokens, boolean accessTokensToo) -> inUse(refreshTokens, accessTokensToo);
            case Refusal.KeySigns() -> "This key signs new tokens now: run 'cardea key rotate' first, then retire it.";
        };
    }

    private static String inUse(long refreshTokens, boolean accessTokensToo) {
        String access = "perhaps access tokens that have not expired";
        String dying = Count.of(refreshTokens, "refresh token");
        if (accessTokensToo) {
            dying = refreshTokens == 0 ? access : dying + " and " + access;
        }
        return "The key is in use, and with it would die " + dying + ": add --force to retire it all the same.";
    }
}
