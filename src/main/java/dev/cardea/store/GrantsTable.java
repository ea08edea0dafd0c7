package dev.cardea.store;

import dev.cardea.core.ClientId;
import dev.cardea.core.Grant;
import dev.cardea.core.Grants;
import dev.cardea.core.Scopes;
import dev.cardea.core.SessionId;
import dev.cardea.core.TenantId;
import dev.cardea.core.TokenId;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/// Grants, beside the rows of their sessions. Nobody remembers them: only refresh tokens need them.
final class GrantsTable implements Grants {

    private final Link link;

    GrantsTable(Link link) {
        this.link = link;
    }

    @Override
    public void add(Grant grant) {
        link.statement("""
                        INSERT INTO grants (user_number, session, tenant, client, scopes, current, previous,
                                            refresh_key, rotated, started)
                        VALUES (:user, :session, :tenant, :client, :scopes, :current, :previous,
                                :key, :rotated, :started)
                        """)
                .bind("user", grant.session().user().number())
                .bind("session", grant.session().bytes())
                .bind("tenant", grant.tenant().number())
                .bind("client", grant.client().text())
                .bind("scopes", grant.scopes().text())
                .bind("current", grant.current().bytes())
                .bind("previous", grant.previous().map(TokenId::bytes).orElse(null))
                .bind("key", keyOf(grant.current()))
                .bind("rotated", grant.rotated().toEpochMilli())
                .bind("started", grant.started().toEpochMilli())
                .execute();
    }

    @Override
    public Optional<Grant> of(SessionId session) {
        return link.statement("SELECT * FROM grants WHERE user_number = :user AND session = :session")
                .bind("user", session.user().number())
                .bind("session", session.bytes())
                .map(row -> grant(row))
                .findOne();
    }

    /// The session's row is kept as long as the grant lives.
    @Override
    public boolean rotate(Grant rotated) {
        int changed = link.statement("""
                        UPDATE grants
                        SET current = :current, previous = :previous, refresh_key = :key, rotated = :rotated
                        WHERE user_number = :user AND session = :session AND current = :previous
                        """)
                .bind("current", rotated.current().bytes())
                .bind("previous", rotated.previous().orElseThrow().bytes())
                .bind("key", keyOf(rotated.current()))
                .bind("rotated", rotated.rotated().toEpochMilli())
                .bind("user", rotated.session().user().number())
                .bind("session", rotated.session().bytes())
                .execute();
        if (changed == 1) {
            link.statement("UPDATE sessions SET expires = :expires WHERE user_number = :user AND id = :session")
                    .bind("expires", rotated.expires().toEpochMilli())
                    .bind("user", rotated.session().user().number())
                    .bind("session", rotated.session().bytes())
                    .execute();
        }
        return changed == 1;
    }

    /// The first four bytes of an id of ours are the number of its key.
    private static int keyOf(TokenId id) {
        return ByteBuffer.wrap(id.bytes()).getInt();
    }

    private static Grant grant(ResultSet row) throws SQLException {
        return new Grant(
                SessionId.of(row.getBytes("session")),
                new TenantId(row.getLong("tenant")),
                new ClientId(row.getString("client")),
                Scopes.parse(row.getString("scopes")),
                new TokenId(row.getBytes("current")),
                Optional.ofNullable(row.getBytes("previous")).map(TokenId::new),
                Columns.instant(row, "rotated"),
                Columns.instant(row, "started"));
    }
}
