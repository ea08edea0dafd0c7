package dev.cardea.store;

import dev.cardea.core.RootTokens;
import dev.cardea.core.SecretHash;
import dev.cardea.core.TenantId;
import dev.cardea.core.UserId;
import java.time.Instant;
import java.util.Optional;

/// Root tokens. Nobody remembers them: they are few, and seldom shown.
final class RootTokensTable implements RootTokens {

    private final Link link;

    RootTokensTable(Link link) {
        this.link = link;
    }

    @Override
    public void add(UserId administrator, SecretHash hash, Instant created) {
        link.statement("""
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
        return link.statement("SELECT user_number FROM root_tokens WHERE hash = :hash")
                .bind("hash", hash.bytes())
                .map(row -> new UserId(row.getLong("user_number")))
                .findOne();
    }

    @Override
    public Optional<UserId> newestHolder(TenantId tenant) {
        return link.statement("""
                        SELECT user_number
                        FROM root_tokens
                        WHERE user_number IN (SELECT number FROM users WHERE tenant = :tenant)
                        ORDER BY created DESC
                        LIMIT 1
                        """)
                .bind("tenant", tenant.number())
                .map(row -> new UserId(row.getLong("user_number")))
                .findOne();
    }

    @Override
    public void endAll(UserId administrator) {
        link.statement("DELETE FROM root_tokens WHERE user_number = :user")
                .bind("user", administrator.number())
                .execute();
    }

    @Override
    public int endAll(TenantId tenant) {
        return link.statement("""
                        DELETE FROM root_tokens
                        WHERE user_number IN (SELECT number FROM users WHERE tenant = :tenant)
                        """).bind("tenant", tenant.number()).execute();
    }
}
