package dev.cardea.core;

import java.util.Optional;

/// Turns passwords into hashes and compares the two, at a cost that is meant to be felt: some 20 ms of one core
/// each. Never call it in a transaction.
///
/// A password counts whole, up to [#LONGEST] bytes in UTF-8, and exactly as it was typed. Every method that
/// computes waits its turn; when too many wait already it throws [Unavailable] at once.
public interface Passwords {

    /// The longest password that is hashed, in bytes of UTF-8.
    int LONGEST = 1024;

    /// The hash to keep of a new password: argon2id with a salt of its own, so that no two are alike.
    ///
    /// @throws IllegalArgumentException if the password is longer than [#LONGEST]; [PasswordRule] refuses it
    ///     before
    /// @throws Unavailable if too many passwords wait already
    PasswordHash hash(String password);

    /// Whether the hash was made of this password. Of passwords under a bcrypt hash the first 72 bytes count, as
    /// with bcrypt everywhere. A password longer than [#LONGEST], and a hash that [#imported] would refuse, match
    /// nothing, at the cost of one computation all the same.
    ///
    /// @throws Unavailable if too many passwords wait already
    boolean matches(String password, PasswordHash hash);

    /// Costs what [#matches] costs on a hash that was made here. For a user who is not there or has no password,
    /// so that the time of the answer does not tell.
    ///
    /// @throws Unavailable if too many passwords wait already
    void pretend(String password);

    /// Whether [#hash] would now make it otherwise: bcrypt, or argon2 with other parameters. Such a hash is
    /// replaced at the next sign-in, when the password is at hand.
    boolean isOutdated(PasswordHash hash);

    /// A hash made elsewhere, if it can be checked here at a bounded cost: bcrypt (`$2a$`, `$2b$`, `$2y$`) of cost
    /// 4 to 14; argon2id, argon2i or argon2d with at most 256 MiB, 10 passes and 16 lanes. Nothing, if it is none
    /// of these or not well-formed.
    Optional<PasswordHash> imported(String text);
}
