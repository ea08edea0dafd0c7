package dev.cardea.flow;

import dev.cardea.core.ApiKey;
import dev.cardea.core.Client;
import dev.cardea.core.ClientId;
import dev.cardea.core.Grant;
import dev.cardea.core.Origin;
import dev.cardea.core.QuerySubject;
import dev.cardea.core.SessionId;
import dev.cardea.core.Standing;
import dev.cardea.core.Standings;
import dev.cardea.core.Token;
import dev.cardea.core.TokenKind;
import dev.cardea.core.User;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Decides whether a token whose signature holds still lives: the table "what dies when" of the design, as code.
/// Everything it asks is in this node's memory, or takes one indexed read.
final class Liveness {

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private final Standings standings;

    Liveness(Standings standings) {
        this.standings = standings;
    }

    /// The token's user, if the token lives.
    Optional<User> owner(Token token, Instant now) {
        if (token.isExpired(now)) {
            return Optional.empty();
        }
        return standings
                .user(token.user())
                .filter(standing -> isOf(token, standing.user()))
                .filter(standing -> livesOn(token, standing, now))
                .filter(standing -> !isRevoked(token, standing))
                .map(Standing::user);
    }

    private static boolean isOf(Token token, User user) {
        return user.tenant().equals(token.tenant())
                && (token.subject().isEmpty() || token.subject().get().equals(subject(token.kind(), user)));
    }

    /// What a token of that kind calls its user.
    private static String subject(TokenKind kind, User user) {
        return switch (kind) {
            case POINT_ACCESS, POINT_REFRESH -> user.pointId().text();
            case STATICBACKEND_SESSION,
                    QUERYSERVER_USER,
                    QUERYSERVER_LONE,
                    AVIAUTH_ACCESS,
                    AVIAUTH_REFRESH,
                    AVIAUTH_CONFIRMATION -> user.uuid().toString();
        };
    }

    private boolean livesOn(Token token, Standing standing, Instant now) {
        User user = standing.user();
        return user.isActive()
                && isOfGeneration(token, user)
                && switch (token.origin()) {
                    case Origin.OfRefresh(long generation) ->
                        generation == user.refresh().generation();
                    case Origin.OfSession(SessionId session) ->
                        isOpen(session, standing);
                    case Origin.OfGrant(SessionId session, ClientId client, var _) ->
                        isOpen(session, standing) && isLive(client, token) && isCurrent(session, token);
                    case Origin.OfGrantElsewhere(ClientId client, var _) ->
                        isLive(client, token) && token.generation() == user.generation() && endsSoon(token, now);
                    case Origin.OfQueryToken(QuerySubject subject) ->
                        standing.queryToken()
                                .filter(row -> row.subject().equals(subject))
                                .filter(row -> row.isAlive(now))
                                .isPresent();
                    case Origin.OfApiKey(var key) ->
                        standings
                                .apiKey(key)
                                .filter(ApiKey::isLive)
                                .filter(found -> found.tenant().equals(token.tenant()))
                                .isPresent();
                    case Origin.Elsewhere() -> true;
                };
    }

    private boolean isOpen(SessionId session, Standing standing) {
        return standing.sessions().contains(session)
                || (standing.hasMoreSessions() && standings.isOpen(session));
    }

    private boolean isLive(ClientId client, Token token) {
        return standings
                .client(client)
                .filter(Client::isLive)
                .filter(found -> found.tenant().equals(token.tenant()))
                .isPresent();
    }

    /// One that another server has made is taken for no longer than that server's live, whatever it says of itself.
    private static boolean endsSoon(Token token, Instant now) {
        Instant latest = now.plus(Grant.ACCESS_LIFETIME).plus(CLOCKS_DIFFER);
        return token.expires().filter(end -> !end.isAfter(latest)).isPresent();
    }

    /// Of a sign-in's refresh tokens only the last one lives.
    private boolean isCurrent(SessionId session, Token token) {
        return token.kind() != TokenKind.AVIAUTH_REFRESH
                || standings
                        .grant(session)
                        .filter(grant -> grant.current().equals(token.id()))
                        .isPresent();
    }

    /// Only Point's access tokens name the generation of all that a user holds; what else there is, is kept in rows that
    /// go when everything goes.
    private static boolean isOfGeneration(Token token, User user) {
        return switch (token.kind()) {
            case POINT_ACCESS -> token.generation() == user.generation();
            case POINT_REFRESH,
                    STATICBACKEND_SESSION,
                    QUERYSERVER_USER,
                    QUERYSERVER_LONE,
                    AVIAUTH_ACCESS,
                    AVIAUTH_REFRESH,
                    AVIAUTH_CONFIRMATION -> true;
        };
    }

    private boolean isRevoked(Token token, Standing standing) {
        return standing.revoked().contains(token.id())
                || (standing.hasMoreRevoked() && standings.isRevoked(token.user(), token.id()));
    }
}
