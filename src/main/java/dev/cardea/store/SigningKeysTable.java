package dev.cardea.store;

import dev.cardea.core.Change;
import dev.cardea.core.Environment;
import dev.cardea.core.KeyNumber;
import dev.cardea.core.Sealed;
import dev.cardea.core.SealedKey;
import dev.cardea.core.SigningKeys;
import dev.cardea.core.TenantId;
import dev.cardea.core.TokenKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// Sealed signing keys. Rows are never deleted: a number once given keeps its owner.
final class SigningKeysTable implements SigningKeys {

    private final Link link;
    private final Consumer<Change> changes;

    SigningKeysTable(Link link, Consumer<Change> changes) {
        this.link = link;
        this.changes = changes;
    }

    @Override
    public SealedKey add(
            TenantId tenant, Optional<TokenKind> imported, SealedKey.State state, Sealed sealed, Instant created) {
        if (state == SealedKey.State.SIGNING) {
            stopSigning(tenant, imported, created);
        }
        changes.accept(Change.of(tenant));
        return link.statement("""
                        INSERT INTO signing_keys (tenant, imported, state, sealed, created)
                        VALUES (:tenant, :imported, :state, :sealed, :created)
                        RETURNING *
                        """)
                .bind("tenant", tenant.number())
                .bind("imported", imported.map(TokenKind::label))
                .bind("state", label(state))
                .bind("sealed", sealed.bytes())
                .bind("created", created.toEpochMilli())
                .map(row -> sealedKey(row))
                .one();
    }

    @Override
    public List<SealedKey> of(TenantId tenant) {
        return List.copyOf(link.statement("SELECT * FROM signing_keys WHERE tenant = :tenant ORDER BY number")
                .bind("tenant", tenant.number())
                .map(row -> sealedKey(row))
                .list());
    }

    @Override
    public Optional<TenantId> owner(KeyNumber number) {
        return link.statement("SELECT tenant FROM signing_keys WHERE number = :number")
                .bind("number", number.number())
                .map(row -> new TenantId(row.getLong("tenant")))
                .findOne();
    }

    @Override
    public int highest() {
        return link.statement("SELECT coalesce(max(number), 0) AS highest FROM signing_keys")
                .map(row -> row.getInt("highest"))
                .one();
    }

    @Override
    public List<TenantId> importers(Environment environment) {
        return List.copyOf(link.statement("""
                        SELECT DISTINCT k.tenant
                        FROM signing_keys k JOIN tenants t ON t.number = k.tenant
                        WHERE k.imported IS NOT NULL AND k.state <> 'retired' AND t.environment = :environment
                        ORDER BY k.tenant
                        """)
                .bind("environment", environment.label())
                .map(row -> new TenantId(row.getLong("tenant")))
                .list());
    }

    @Override
    public void setState(KeyNumber number, SealedKey.State state, Instant when) {
        link.statement("""
                        UPDATE signing_keys
                        SET state = :state,
                            stopped = CASE WHEN :state = 'signing' THEN NULL ELSE coalesce(stopped, :when) END
                        WHERE number = :number
                        RETURNING tenant
                        """)
                .bind("state", label(state))
                .bind("when", when.toEpochMilli())
                .bind("number", number.number())
                .map(row -> new TenantId(row.getLong("tenant")))
                .findOne()
                .ifPresent(tenant -> changes.accept(Change.of(tenant)));
    }

    @Override
    public long refreshTokens(KeyNumber number) {
        return link.statement("""
                        SELECT (SELECT count(*) FROM users WHERE refresh_key = :number AND active = 1)
                            + (SELECT count(*) FROM query_tokens WHERE key = :number)
                            + (SELECT count(*) FROM grants WHERE refresh_key = :number) AS living
                        """)
                .bind("number", number.number())
                .map(row -> row.getLong("living"))
                .one();
    }

    private void stopSigning(TenantId tenant, Optional<TokenKind> imported, Instant when) {
        link.statement("""
                        UPDATE signing_keys
                        SET state = 'checking', stopped = :when
                        WHERE tenant = :tenant AND coalesce(imported, '') = :imported AND state = 'signing'
                        """)
                .bind("when", when.toEpochMilli())
                .bind("tenant", tenant.number())
                .bind("imported", imported.map(TokenKind::label).orElse(""))
                .execute();
    }

    private static SealedKey sealedKey(ResultSet row) throws SQLException {
        return new SealedKey(
                new KeyNumber(row.getInt("number")),
                new TenantId(row.getLong("tenant")),
                Columns.optionalText(row, "imported").map(SigningKeysTable::kind),
                SealedKey.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                new Sealed(row.getBytes("sealed")),
                Columns.instant(row, "created"),
                Columns.optionalInstant(row, "stopped"));
    }

    private static String label(SealedKey.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static TokenKind kind(String label) {
        return Arrays.stream(TokenKind.values())
                .filter(kind -> kind.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a signing key of an unknown kind: " + label));
    }
}
