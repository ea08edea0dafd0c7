package dev.cardea.store;

import dev.cardea.core.Change;
import dev.cardea.core.KeyNumber;
import dev.cardea.core.NewQueryToken;
import dev.cardea.core.QuerySubject;
import dev.cardea.core.QueryToken;
import dev.cardea.core.QueryToken.Holder;
import dev.cardea.core.QueryTokenId;
import dev.cardea.core.QueryTokens;
import dev.cardea.core.TenantId;
import dev.cardea.core.Term;
import dev.cardea.core.TokenKind;
import dev.cardea.core.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Tokens of Query Server. A change of a user's token is a change of that user's standing.
final class QueryTokensTable implements QueryTokens {

    private final Link link;
    private final Consumer<Change> changes;

    QueryTokensTable(Link link, Consumer<Change> changes) {
        this.link = link;
        this.changes = changes;
    }

    @Override
    public Optional<QueryToken> add(NewQueryToken token) {
        note(token.holder());
        return with(token, link.statement("""
                        INSERT INTO query_tokens (tenant, user_number, name, subject, key, date, endless, claim,
                                                  active, may_write, created, updated)
                        VALUES (:tenant, :user, :name, :subject, :key, :date, :endless, :claim,
                                :active, :mayWrite, :updated, :updated)
                        ON CONFLICT DO NOTHING
                        RETURNING *
                        """))
                .bind("tenant", token.tenant().number())
                .bind("user", user(token.holder()))
                .bind("name", token.holder() instanceof Holder.Named(String name) ? name : null)
                .map(row -> token(row))
                .findOne();
    }

    @Override
    public Optional<QueryToken> of(UserId user) {
        return link.statement("SELECT * FROM query_tokens WHERE user_number = :user")
                .bind("user", user.number())
                .map(row -> token(row))
                .findOne();
    }

    @Override
    public Optional<QueryToken> named(TenantId tenant, String name) {
        return link.statement("SELECT * FROM query_tokens WHERE tenant = :tenant AND name = :name")
                .bind("tenant", tenant.number())
                .bind("name", name)
                .map(row -> token(row))
                .findOne();
    }

    @Override
    public Optional<QueryToken> withSubject(TenantId tenant, QuerySubject subject) {
        return link.statement("SELECT * FROM query_tokens WHERE tenant = :tenant AND subject = :subject")
                .bind("tenant", tenant.number())
                .bind("subject", subject.bytes())
                .map(row -> token(row))
                .findOne();
    }

    @Override
    public List<QueryToken> all(TenantId tenant, TokenKind kind, long above, int most) {
        String held = kind == TokenKind.QUERYSERVER_USER ? "user_number IS NOT NULL" : "name IS NOT NULL";
        return List.copyOf(link.statement("SELECT * FROM query_tokens WHERE tenant = :tenant AND number > :above AND "
                        + held + " ORDER BY number LIMIT :most")
                .bind("tenant", tenant.number())
                .bind("above", above)
                .bind("most", most)
                .map(row -> token(row))
                .list());
    }

    @Override
    public void replace(QueryTokenId id, NewQueryToken by) {
        note(by.holder());
        with(by, link.statement("""
                        UPDATE query_tokens
                        SET subject = :subject, key = :key, date = :date, endless = :endless, claim = :claim,
                            active = :active, may_write = :mayWrite, updated = :updated
                        WHERE number = :number
                        """)).bind("number", id.number()).execute();
    }

    @Override
    public boolean end(QueryTokenId id, QuerySubject subject) {
        Optional<QueryToken> ended = link.statement("""
                        UPDATE query_tokens
                        SET key = NULL
                        WHERE number = :number AND subject = :subject AND key IS NOT NULL
                        RETURNING *
                        """)
                .bind("number", id.number())
                .bind("subject", subject.bytes())
                .map(row -> token(row))
                .findOne();
        ended.ifPresent(token -> note(token.holder()));
        return ended.isPresent();
    }

    @Override
    public boolean remove(QueryTokenId id) {
        Optional<QueryToken> removed = link.statement("DELETE FROM query_tokens WHERE number = :number RETURNING *")
                .bind("number", id.number())
                .map(row -> token(row))
                .findOne();
        removed.ifPresent(token -> note(token.holder()));
        return removed.isPresent();
    }

    private void note(Holder holder) {
        if (holder instanceof Holder.OfUser(UserId user)) {
            changes.accept(Change.of(user));
        }
    }

    private static SqlStatement with(NewQueryToken token, SqlStatement statement) {
        return statement
                .bind("subject", token.subject().bytes())
                .bind("key", token.key().number())
                .bind("date", token.term().date())
                .bind("endless", token.term().isEndless())
                .bind("claim", token.term().claim())
                .bind("active", token.isActive())
                .bind("mayWrite", token.mayWrite())
                .bind("updated", token.updated().toEpochMilli());
    }

    private static QueryToken token(ResultSet row) throws SQLException {
        int key = row.getInt("key");
        Optional<KeyNumber> derivedFrom = row.wasNull() ? Optional.empty() : Optional.of(new KeyNumber(key));
        return new QueryToken(
                new QueryTokenId(row.getLong("number")),
                new TenantId(row.getLong("tenant")),
                holder(row),
                QuerySubject.of(row.getBytes("subject")),
                derivedFrom,
                new Term(row.getLong("date"), row.getBoolean("endless"), row.getLong("claim")),
                row.getBoolean("active"),
                row.getBoolean("may_write"),
                Columns.instant(row, "created"),
                Columns.instant(row, "updated"));
    }

    private static Optional<Long> user(Holder holder) {
        return holder instanceof Holder.OfUser(UserId user) ? Optional.of(user.number()) : Optional.empty();
    }

    private static Holder holder(ResultSet row) throws SQLException {
        UserId user = new UserId(row.getLong("user_number"));
        return Columns.optionalText(row, "name")
                .<Holder>map(Holder.Named::new)
                .orElseGet(() -> new Holder.OfUser(user));
    }
}
