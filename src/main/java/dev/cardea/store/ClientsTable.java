package dev.cardea.store;

import dev.cardea.core.Change;
import dev.cardea.core.Client;
import dev.cardea.core.ClientId;
import dev.cardea.core.ClientNumber;
import dev.cardea.core.Clients;
import dev.cardea.core.Scopes;
import dev.cardea.core.SecretHash;
import dev.cardea.core.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Clients: a row for each name, kept for good.
final class ClientsTable implements Clients {

    private final Link link;
    private final Consumer<Change> changes;

    ClientsTable(Link link, Consumer<Change> changes) {
        this.link = link;
        this.changes = changes;
    }

    @Override
    public Optional<Client> add(TenantId tenant, ClientId id, SecretHash secret, Scopes scopes, Instant created) {
        Optional<Client> added = link.statement("""
                        INSERT INTO clients (tenant, id, secret, scopes, created)
                        VALUES (:tenant, :id, :secret, :scopes, :created)
                        ON CONFLICT DO NOTHING
                        RETURNING *
                        """)
                .bind("tenant", tenant.number())
                .bind("id", id.text())
                .bind("secret", secret.bytes())
                .bind("scopes", scopes.text())
                .bind("created", created.toEpochMilli())
                .map(row -> client(row))
                .findOne();
        added.ifPresent(client -> changes.accept(Change.of(client.number())));
        return added;
    }

    @Override
    public Optional<Client> named(ClientId id) {
        return link.statement("SELECT * FROM clients WHERE id = :id")
                .bind("id", id.text())
                .map(row -> client(row))
                .findOne();
    }

    @Override
    public List<Client> of(TenantId tenant) {
        return List.copyOf(link.statement("SELECT * FROM clients WHERE tenant = :tenant ORDER BY number")
                .bind("tenant", tenant.number())
                .map(row -> client(row))
                .list());
    }

    @Override
    public boolean revoke(ClientNumber number, Instant when) {
        changes.accept(Change.of(number));
        return link.statement("UPDATE clients SET revoked = :when WHERE number = :number AND revoked IS NULL")
                        .bind("when", when.toEpochMilli())
                        .bind("number", number.number())
                        .execute()
                == 1;
    }

    private static Client client(ResultSet row) throws SQLException {
        return new Client(
                new ClientNumber(row.getLong("number")),
                new TenantId(row.getLong("tenant")),
                new ClientId(row.getString("id")),
                new SecretHash(row.getBytes("secret")),
                Scopes.parse(row.getString("scopes")),
                Columns.instant(row, "created"),
                Columns.optionalInstant(row, "revoked"));
    }
}
