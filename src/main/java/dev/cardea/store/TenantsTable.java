package dev.cardea.store;

import dev.cardea.core.Change;
import dev.cardea.core.Environment;
import dev.cardea.core.Policy;
import dev.cardea.core.Tenant;
import dev.cardea.core.TenantId;
import dev.cardea.core.Tenants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/// Tenants in SQLite, a column for each rule of their policy.
final class TenantsTable implements Tenants {

    private final Handle handle;
    private final Consumer<Change> changes;

    TenantsTable(Handle handle, Consumer<Change> changes) {
        this.handle = handle;
        this.changes = changes;
    }

    @Override
    public Optional<Tenant> add(String organisation, Environment environment, Policy policy, Instant created) {
        Optional<Tenant> added = handle.createQuery("""
                        INSERT INTO tenants (organisation, environment, access_token_seconds, email_like_ids,
                                             refuse_existing, created)
                        VALUES (:organisation, :environment, :accessTokenSeconds, :emailLikeIds,
                                :refuseExisting, :created)
                        ON CONFLICT DO NOTHING
                        RETURNING number
                        """)
                .bind("organisation", organisation)
                .bind("environment", environment.label())
                .bind("accessTokenSeconds", policy.accessTokenLifetime().toSeconds())
                .bind("emailLikeIds", policy.emailLikeIds())
                .bind("refuseExisting", policy.refuseExisting())
                .bind("created", created.toEpochMilli())
                .map((row, _) -> new TenantId(row.getLong("number")))
                .findOne()
                .map(id -> new Tenant(id, organisation, environment, policy));
        added.ifPresent(tenant -> changes.accept(Change.of(tenant.id())));
        return added;
    }

    @Override
    public Optional<Tenant> byId(TenantId id) {
        return handle.createQuery("SELECT * FROM tenants WHERE number = :number")
                .bind("number", id.number())
                .map((row, _) -> tenant(row))
                .findOne();
    }

    @Override
    public Optional<Tenant> named(String organisation, Environment environment) {
        return handle.createQuery("""
                        SELECT * FROM tenants
                        WHERE organisation = :organisation AND environment = :environment
                        """)
                .bind("organisation", organisation)
                .bind("environment", environment.label())
                .map((row, _) -> tenant(row))
                .findOne();
    }

    @Override
    public List<Tenant> all() {
        return List.copyOf(handle.createQuery("SELECT * FROM tenants ORDER BY number")
                .map((row, _) -> tenant(row))
                .list());
    }

    @Override
    public void set(TenantId id, Policy policy) {
        handle.createUpdate("""
                        UPDATE tenants
                        SET access_token_seconds = :accessTokenSeconds,
                            email_like_ids = :emailLikeIds,
                            refuse_existing = :refuseExisting
                        WHERE number = :number
                        """)
                .bind("accessTokenSeconds", policy.accessTokenLifetime().toSeconds())
                .bind("emailLikeIds", policy.emailLikeIds())
                .bind("refuseExisting", policy.refuseExisting())
                .bind("number", id.number())
                .execute();
        changes.accept(Change.of(id));
    }

    private static Tenant tenant(ResultSet row) throws SQLException {
        return new Tenant(
                new TenantId(row.getLong("number")),
                row.getString("organisation"),
                Columns.environment(row),
                new Policy(
                        Duration.ofSeconds(row.getLong("access_token_seconds")),
                        row.getBoolean("email_like_ids"),
                        row.getBoolean("refuse_existing")));
    }
}
