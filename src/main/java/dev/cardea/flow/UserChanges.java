package dev.cardea.flow;

import java.util.Optional;

/// What an administrator of Query Server changes about a user; what is left out stays.
///
/// @param address the user's new one, as typed
public record UserChanges(
        Optional<String> address,
        Optional<String> password,
        Optional<Boolean> isAdministrator,
        Optional<Boolean> isActive) {

    /// It may hold a password.
    @Override
    public String toString() {
        return "UserChanges[…]";
    }
}
