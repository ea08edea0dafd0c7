package dev.cardea.flow;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A user as another server has kept them (contract staticbackend.md §4.1).
///
/// @param id the user's own there; a new one is given where it is missing
/// @param account a new one is given where it is missing
/// @param password the hash of the password, bcrypt or argon2
/// @param role at most 100
public record ImportedUser(
        Optional<UUID> id,
        Optional<UUID> account,
        String email,
        Optional<String> password,
        int role,
        Optional<Instant> created) {

    @Override
    public String toString() {
        return "ImportedUser[…]";
    }
}
