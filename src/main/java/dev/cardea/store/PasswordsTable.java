package dev.cardea.store;

import dev.cardea.core.PasswordHash;
import dev.cardea.core.PasswordHashes;
import dev.cardea.core.UserId;
import java.util.Optional;

/// The passwords' hashes: a column of the users that only this file reads.
final class PasswordsTable implements PasswordHashes {

    private final Link link;

    PasswordsTable(Link link) {
        this.link = link;
    }

    @Override
    public Optional<PasswordHash> of(UserId user) {
        return link.statement("SELECT password FROM users WHERE number = :number AND password IS NOT NULL")
                .bind("number", user.number())
                .map(row -> new PasswordHash(row.getString("password")))
                .findOne();
    }

    @Override
    public void forget(UserId user) {
        link.statement("UPDATE users SET password = NULL WHERE number = :number")
                .bind("number", user.number())
                .execute();
    }

    @Override
    public void set(UserId user, PasswordHash hash) {
        link.statement("UPDATE users SET password = :password WHERE number = :number")
                .bind("password", hash.text())
                .bind("number", user.number())
                .execute();
    }
}
