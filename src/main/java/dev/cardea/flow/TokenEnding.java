package dev.cardea.flow;

import dev.cardea.core.Origin;
import dev.cardea.core.QuerySubject;
import dev.cardea.core.QueryToken;
import dev.cardea.core.SessionId;
import dev.cardea.core.Store;
import dev.cardea.core.Token;
import java.time.Instant;

/// Ends a living token before its time. When this returns, no node accepts it any more.
final class TokenEnding {

    private final Store store;

    TokenEnding(Store store) {
        this.store = store;
    }

    /// Says whether it was this call that ended it.
    boolean end(Token token, Instant now) {
        return switch (token.kind()) {
            case POINT_ACCESS, AVIAUTH_ACCESS ->
                store.write(tx -> tx.revocations()
                        .add(token.user(), token.id(), token.expires().orElseThrow()));
            case STATICBACKEND_SESSION, AVIAUTH_REFRESH ->
                store.write(tx -> tx.sessions().end(session(token)));
            case QUERYSERVER_USER ->
                store.write(tx -> tx.queryTokens()
                        .of(token.user())
                        .filter(row -> tx.queryTokens().end(row.id(), subject(token)))
                        .isPresent());
            case QUERYSERVER_LONE, AVIAUTH_CONFIRMATION ->
                throw new IllegalArgumentException("no user has a token of the kind " + token.kind());
            case POINT_REFRESH -> store.write(tx -> tx.users().endRefresh(token.user(), generation(token), now));
        };
    }

    /// The same for a token that belongs to no user.
    boolean end(QueryToken token) {
        return store.write(tx -> tx.queryTokens().end(token.id(), token.subject()));
    }

    /// For a token that this node takes for dead: when this returns, every other node does too.
    void confirm() {
        store.write(_ -> true);
    }

    private static SessionId session(Token token) {
        return switch (token.origin()) {
            case Origin.OfSession(SessionId session) -> session;
            case Origin.OfGrant(SessionId session, var _, var _) -> session;
            default -> throw new IllegalArgumentException("a session's token names its session");
        };
    }

    private static QuerySubject subject(Token token) {
        if (token.origin() instanceof Origin.OfQueryToken(QuerySubject subject)) {
            return subject;
        }
        throw new IllegalArgumentException("a token of Query Server names its row");
    }

    private static long generation(Token token) {
        if (token.origin() instanceof Origin.OfRefresh(long generation)) {
            return generation;
        }
        throw new IllegalArgumentException("a refresh token names its generation");
    }
}
