package dev.cardea.store;

import dev.cardea.core.ApiKey;
import dev.cardea.core.ApiKeyId;
import dev.cardea.core.ApiKeys;
import dev.cardea.core.Change;
import dev.cardea.core.SecretHash;
import dev.cardea.core.Tenant;
import dev.cardea.core.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// API keys. Their environment is kept beside the tenant, so that a value is unique in it.
final class ApiKeysTable implements ApiKeys {

    private final Link link;
    private final Consumer<Change> changes;

    ApiKeysTable(Link link, Consumer<Change> changes) {
        this.link = link;
        this.changes = changes;
    }

    @Override
    public Optional<ApiKey> add(Tenant tenant, SecretHash hash, String label, Instant created) {
        Optional<ApiKey> added = link.statement("""
                        INSERT INTO api_keys (tenant, environment, hash, label, created)
                        VALUES (:tenant, :environment, :hash, :label, :created)
                        ON CONFLICT DO NOTHING
                        RETURNING *
                        """)
                .bind("tenant", tenant.id().number())
                .bind("environment", tenant.environment().label())
                .bind("hash", hash.bytes())
                .bind("label", label)
                .bind("created", created.toEpochMilli())
                .map(row -> apiKey(row))
                .findOne();
        added.ifPresent(key -> changes.accept(Change.of(key.id())));
        return added;
    }

    @Override
    public Optional<ApiKey> byId(ApiKeyId id) {
        return link.statement("SELECT * FROM api_keys WHERE number = :number")
                .bind("number", id.number())
                .map(row -> apiKey(row))
                .findOne();
    }

    @Override
    public List<ApiKey> byHash(SecretHash hash) {
        return List.copyOf(link.statement("SELECT * FROM api_keys WHERE hash = :hash ORDER BY number")
                .bind("hash", hash.bytes())
                .map(row -> apiKey(row))
                .list());
    }

    @Override
    public List<ApiKey> of(TenantId tenant) {
        return List.copyOf(link.statement("SELECT * FROM api_keys WHERE tenant = :tenant ORDER BY number")
                .bind("tenant", tenant.number())
                .map(row -> apiKey(row))
                .list());
    }

    @Override
    public boolean revoke(ApiKeyId id, Instant when) {
        int revoked = link.statement("""
                        UPDATE api_keys
                        SET revoked = :when
                        WHERE number = :number AND revoked IS NULL
                        """)
                .bind("when", when.toEpochMilli())
                .bind("number", id.number())
                .execute();
        changes.accept(Change.of(id));
        return revoked == 1;
    }

    private static ApiKey apiKey(ResultSet row) throws SQLException {
        return new ApiKey(
                new ApiKeyId(row.getLong("number")),
                new TenantId(row.getLong("tenant")),
                row.getString("label"),
                Columns.instant(row, "created"),
                Columns.optionalInstant(row, "revoked"));
    }
}
