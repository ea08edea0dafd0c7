package dev.cardea.store;

import dev.cardea.core.RootTokens;
import dev.cardea.core.SecretHash;
import dev.cardea.core.TenantId;
import dev.cardea.core.UserId;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Root tokens. Nobody remembers them: they are few, and seldom shown.
final class RootTokensTable implements RootTokens {

    private final Handle handle;

    RootTokensTable(Handle handle) {
        this.handle = handle;
    }

    @Override
    public void add(UserId administrator, SecretHash hash, Instant created) {
        handle.createUpdate("""
                        INSERT INTO root_tokens (hash, user_number, created)
                        VALUES (:hash, :user, :created)
                        """)
                .bind("hash", hash.bytes())
                .bind("user", administrator.number())
                .bind("created", created.toEpochMilli())
                .execute();
    }

    @Override
    public Optional<UserId> holder(SecretHash hash) {
        return handle.createQuery("SELECT user_number FROM root_tokens WHERE hash = :hash")
                .bind("hash", hash.bytes())
                .map((row, _) -> new UserId(row.getLong("user_number")))
                .findOne();
    }

    @Override
    public Optional<UserId> newestHolder(TenantId tenant) {
        return handle.createQuery("""
                        SELECT user_number
                        FROM root_tokens
                        WHERE user_number IN (SELECT number FROM users WHERE tenant = :tenant)
                        ORDER BY created DESC
                        LIMIT 1
                        """)
                .bind("tenant", tenant.number())
                .map((row, _) -> new UserId(row.getLong("user_number")))
                .findOne();
    }

    @Override
    public void endAll(UserId administrator) {
        handle.createUpdate("DELETE FROM root_tokens WHERE user_number = :user")
                .bind("user", administrator.number())
                .execute();
    }

    @Override
    public int endAll(TenantId tenant) {
        return handle.createUpdate("""
                        DELETE FROM root_tokens
                        WHERE user_number IN (SELECT number FROM users WHERE tenant = :tenant)
                        """).bind("tenant", tenant.number()).execute();
    }
}
