package dev.cardea.core;

import java.util.Optional;

/// To be replaced by the one of the password room.
public interface Passwords {

    PasswordHash hash(String password);

    boolean matches(String password, PasswordHash hash);

    void pretend(String password);

    boolean isOutdated(PasswordHash hash);

    Optional<PasswordHash> imported(String text);
}
