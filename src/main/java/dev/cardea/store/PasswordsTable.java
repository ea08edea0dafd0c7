package dev.cardea.store;

import dev.cardea.core.PasswordHash;
import dev.cardea.core.PasswordHashes;
import dev.cardea.core.UserId;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The passwords' hashes: a column of the users that only this file reads.
final class PasswordsTable implements PasswordHashes {

    private final Handle handle;

    PasswordsTable(Handle handle) {
        this.handle = handle;
    }

    @Override
    public Optional<PasswordHash> of(UserId user) {
        return handle.createQuery("SELECT password FROM users WHERE number = :number AND password IS NOT NULL")
                .bind("number", user.number())
                .map((row, _) -> new PasswordHash(row.getString("password")))
                .findOne();
    }

    @Override
    public void forget(UserId user) {
        handle.createUpdate("UPDATE users SET password = NULL WHERE number = :number")
                .bind("number", user.number())
                .execute();
    }

    @Override
    public void set(UserId user, PasswordHash hash) {
        handle.createUpdate("UPDATE users SET password = :password WHERE number = :number")
                .bind("password", hash.text())
                .bind("number", user.number())
                .execute();
    }
}
