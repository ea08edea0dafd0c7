package dev.cardea.store;

import dev.cardea.core.Change;
import dev.cardea.core.Environment;
import dev.cardea.core.Policy;
import dev.cardea.core.PublicKey;
import dev.cardea.core.Tenant;
import dev.cardea.core.TenantId;
import dev.cardea.core.Tenants;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Tenants, a column for each rule of their policy.
final class TenantsTable implements Tenants {

    private final Link link;
    private final Consumer<Change> changes;

    TenantsTable(Link link, Consumer<Change> changes) {
        this.link = link;
        this.changes = changes;
    }

    @Override
    public Optional<Tenant> add(
            String organisation, Environment environment, PublicKey publicKey, Policy policy, Instant created) {
        Optional<Tenant> added = withPolicy(policy, link.statement("""
                        INSERT INTO tenants (organisation, environment, public_key, doors, access_token_seconds,
                                             email_like_ids, refuse_existing, shortest_password,
                                             refuse_common_passwords, link_prefixes, manages_users, manages_tokens,
                                             created)
                        VALUES (:organisation, :environment, :publicKey, :doors, :accessTokenSeconds,
                                :emailLikeIds, :refuseExisting, :shortestPassword,
                                :refuseCommonPasswords, :linkPrefixes, :managesUsers, :managesTokens, :created)
                        ON CONFLICT DO NOTHING
                        RETURNING *
                        """))
                .bind("organisation", organisation)
                .bind("environment", environment.label())
                .bind("publicKey", publicKey.text())
                .bind("created", created.toEpochMilli())
                .map(row -> TenantRow.tenant(row))
                .findOne();
        added.ifPresent(tenant -> changes.accept(Change.of(tenant.id())));
        return added;
    }

    @Override
    public Optional<Tenant> byId(TenantId id) {
        return link.statement("SELECT * FROM tenants WHERE number = :number")
                .bind("number", id.number())
                .map(row -> TenantRow.tenant(row))
                .findOne();
    }

    @Override
    public Optional<Tenant> named(String organisation, Environment environment) {
        return link.statement("""
                        SELECT * FROM tenants
                        WHERE organisation = :organisation AND environment = :environment
                        """)
                .bind("organisation", organisation)
                .bind("environment", environment.label())
                .map(row -> TenantRow.tenant(row))
                .findOne();
    }

    @Override
    public Optional<Tenant> withPublicKey(PublicKey key) {
        return link.statement("SELECT * FROM tenants WHERE public_key = :key")
                .bind("key", key.text())
                .map(row -> TenantRow.tenant(row))
                .findOne();
    }

    @Override
    public List<Tenant> all() {
        return List.copyOf(link.statement("SELECT * FROM tenants ORDER BY number")
                .map(row -> TenantRow.tenant(row))
                .list());
    }

    @Override
    public void set(TenantId id, Policy policy) {
        withPolicy(policy, link.statement("""
                        UPDATE tenants
                        SET doors = :doors,
                            access_token_seconds = :accessTokenSeconds,
                            email_like_ids = :emailLikeIds,
                            refuse_existing = :refuseExisting,
                            shortest_password = :shortestPassword,
                            refuse_common_passwords = :refuseCommonPasswords,
                            link_prefixes = :linkPrefixes,
                            manages_users = :managesUsers,
                            manages_tokens = :managesTokens
                        WHERE number = :number
                        """)).bind("number", id.number()).execute();
        changes.accept(Change.of(id));
    }

    private static SqlStatement withPolicy(Policy policy, SqlStatement statement) {
        return statement
                .bind("doors", TenantRow.words(policy.doors()))
                .bind("accessTokenSeconds", policy.accessTokenLifetime().toSeconds())
                .bind("emailLikeIds", policy.emailLikeIds())
                .bind("refuseExisting", policy.refuseExisting())
                .bind("shortestPassword", policy.passwords().shortest())
                .bind("refuseCommonPasswords", policy.passwords().refusesCommon())
                .bind("linkPrefixes", TenantRow.addresses(policy.linkPrefixes()))
                .bind("managesUsers", policy.switches().users())
                .bind("managesTokens", policy.switches().tokens());
    }
}
