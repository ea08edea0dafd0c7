package dev.cardea.api.staticbackend;

/// What an operator may decide for the whole family.
///
/// @param mailResetCodes whether the server mails a reset code besides handing it out (decision 17)
/// @param showAddedUser whether adding a user answers with the user instead of `true` (contract staticbackend.md §5.2)
public record StaticBackendSettings(boolean mailResetCodes, boolean showAddedUser) {

    public static final StaticBackendSettings DEFAULT = new StaticBackendSettings(false, false);
}
