package dev.cardea.core;

import java.util.Optional;

/// The hashes of the users' passwords, apart from the users so that nobody remembers or shows them by accident.
public interface PasswordHashes {

    /// Empty for a user who has no password, and for one who is not there.
    Optional<PasswordHash> of(UserId user);

    void set(UserId user, PasswordHash hash);

    /// Leaves the user without a password.
    void forget(UserId user);
}
