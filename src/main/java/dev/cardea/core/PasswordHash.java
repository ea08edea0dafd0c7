package dev.cardea.core;

/// What is kept of a password: an argon2id PHC string, or a bcrypt hash that came from elsewhere.
public record PasswordHash(String text) {

    @Override
    public String toString() {
        return "PasswordHash[hidden]";
    }
}
