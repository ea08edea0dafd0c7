package dev.cardea.store;

import dev.cardea.core.Change;
import dev.cardea.core.Revocations;
import dev.cardea.core.TokenId;
import dev.cardea.core.UserId;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/// Revoked access tokens.
final class RevocationsTable implements Revocations {

    private final Link link;
    private final Consumer<Change> changes;

    RevocationsTable(Link link, Consumer<Change> changes) {
        this.link = link;
        this.changes = changes;
    }

    @Override
    public boolean add(UserId user, TokenId token, Instant expires) {
        int added = link.statement("""
                        INSERT INTO revoked_tokens (user_number, token, expires)
                        VALUES (:user, :token, :expires)
                        ON CONFLICT DO NOTHING
                        """)
                .bind("user", user.number())
                .bind("token", token.bytes())
                .bind("expires", expires.toEpochMilli())
                .execute();
        changes.accept(added == 1 ? Change.revoked(user, token) : Change.of(user));
        return added == 1;
    }

    @Override
    public boolean isRevoked(UserId user, TokenId token) {
        return link.statement("""
                        SELECT 1
                        FROM revoked_tokens
                        WHERE user_number = :user AND token = :token
                        """)
                .bind("user", user.number())
                .bind("token", token.bytes())
                .map(_ -> true)
                .findOne()
                .isPresent();
    }

    @Override
    public List<TokenId> of(UserId user, int most) {
        return List.copyOf(link.statement("""
                        SELECT token
                        FROM revoked_tokens
                        WHERE user_number = :user
                        ORDER BY token
                        LIMIT :most
                        """)
                .bind("user", user.number())
                .bind("most", most)
                .map(row -> new TokenId(row.getBytes("token")))
                .list());
    }

    @Override
    public int sweep(Instant now, int most) {
        List<UserId> swept = link.statement("""
                        DELETE FROM revoked_tokens
                        WHERE (user_number, token) IN (
                            SELECT user_number, token
                            FROM revoked_tokens
                            WHERE expires <= :now
                            ORDER BY expires
                            LIMIT :most)
                        RETURNING user_number
                        """)
                .bind("now", now.toEpochMilli())
                .bind("most", most)
                .map(row -> new UserId(row.getLong("user_number")))
                .list();
        swept.stream().distinct().map(Change::of).forEach(changes);
        return swept.size();
    }
}
