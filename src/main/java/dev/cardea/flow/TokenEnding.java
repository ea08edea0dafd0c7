package dev.cardea.flow;

import dev.cardea.core.Origin;
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
            case POINT_ACCESS ->
                store.write(tx -> tx.revocations()
                        .add(token.user(), token.id(), token.expires().orElseThrow()));
            case STATICBACKEND_SESSION -> store.write(tx -> tx.sessions().end(session(token)));
            case POINT_REFRESH -> store.write(tx -> tx.users().endRefresh(token.user(), generation(token), now));
        };
    }

    private static SessionId session(Token token) {
        if (token.origin() instanceof Origin.OfSession(SessionId session)) {
            return session;
        }
        throw new IllegalArgumentException("a session's token names its session");
    }

    private static long generation(Token token) {
        if (token.origin() instanceof Origin.OfRefresh(long generation)) {
            return generation;
        }
        throw new IllegalArgumentException("a refresh token names its generation");
    }
}
