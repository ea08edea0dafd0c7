package dev.cardea.core;

/// What is kept of a password: a hash that says itself how it was made, such as `$argon2id$v=19$m=…` or
/// `$2b$12$…`.
public record PasswordHash(String text) {

    /// Whoever has the hash can guess the password at leisure: a log does not show it.
    @Override
    public String toString() {
        return "PasswordHash[…]";
    }
}
