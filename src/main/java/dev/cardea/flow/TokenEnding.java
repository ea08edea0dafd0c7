package dev.cardea.flow;

import dev.cardea.core.Change;
import dev.cardea.core.Done;
import dev.cardea.core.Origin;
import dev.cardea.core.QuerySubject;
import dev.cardea.core.QueryToken;
import dev.cardea.core.SessionId;
import dev.cardea.core.Store;
import dev.cardea.core.Token;
import dev.cardea.core.Tx;
import java.time.Instant;

/// Ends a living token before its time. When this returns, no node accepts it any more.
final class TokenEnding {

    private final Store store;

    TokenEnding(Store store) {
        this.store = store;
    }

    /// Says whether it was this call that ended it. If not, all nodes know of it nevertheless.
    boolean end(Token token, Instant now) {
        return store.write(tx -> {
            boolean isEnded = ended(tx, token, now);
            if (!isEnded) {
                tx.noteAgain(Change.of(token.user()));
            }
            return isEnded;
        });
    }

    /// Of a token that was found dead: this node may have heard of it before others have.
    void makeKnown(Token token) {
        store.write(tx -> {
            tx.noteAgain(Change.of(token.user()));
            return Done.DONE;
        });
    }

    /// Of a text that stands for no token here: somebody may have taken away what it stood for, and other nodes may not
    /// have heard of it yet.
    void makeAbsenceKnown() {
        store.write(tx -> {
            tx.noteAgain(Change.place());
            return Done.DONE;
        });
    }

    private static boolean ended(Tx tx, Token token, Instant now) {
        return switch (token.kind()) {
            case POINT_ACCESS, AVIAUTH_ACCESS ->
                tx.revocations().add(token.user(), token.id(), token.expires().orElseThrow());
            case STATICBACKEND_SESSION, AVIAUTH_REFRESH -> tx.sessions().end(session(token));
            case QUERYSERVER_USER ->
                tx.queryTokens()
                        .of(token.user())
                        .filter(row -> tx.queryTokens().end(row.id(), subject(token)))
                        .isPresent();
            case QUERYSERVER_LONE, AVIAUTH_CONFIRMATION ->
                throw new IllegalArgumentException("no user has a token of the kind " + token.kind());
            case POINT_REFRESH -> tx.users().endRefresh(token.user(), generation(token), now);
        };
    }

    /// The same for a token that belongs to no user.
    boolean end(QueryToken token) {
        return store.write(tx -> tx.queryTokens().end(token.id(), token.subject()));
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
