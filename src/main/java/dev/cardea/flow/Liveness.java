package dev.cardea.flow;

import dev.cardea.core.ApiKey;
import dev.cardea.core.Origin;
import dev.cardea.core.Standing;
import dev.cardea.core.Standings;
import dev.cardea.core.Token;
import dev.cardea.core.TokenKind;
import dev.cardea.core.User;
import java.time.Instant;
import java.util.Optional;

/// Decides whether a token whose signature holds still lives: the table "what dies when" of the design, as code.
/// Everything it asks is in this node's memory, or takes one indexed read.
final class Liveness {

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
                .filter(standing -> livesOn(token, standing.user()))
                .filter(standing -> !isRevoked(token, standing))
                .map(Standing::user);
    }

    private static boolean isOf(Token token, User user) {
        return user.tenant().equals(token.tenant())
                && (token.subject().isEmpty()
                        || token.subject().get().equals(user.pointId().text()));
    }

    private boolean livesOn(Token token, User user) {
        boolean sameGeneration = token.kind() == TokenKind.POINT_REFRESH || token.generation() == user.generation();
        return user.isActive()
                && sameGeneration
                && switch (token.origin()) {
                    case Origin.OfRefresh(long generation) ->
                        generation == user.refresh().generation();
                    case Origin.OfApiKey(var key) ->
                        standings
                                .apiKey(key)
                                .filter(ApiKey::isLive)
                                .filter(found -> found.tenant().equals(token.tenant()))
                                .isPresent();
                    case Origin.Elsewhere() -> true;
                };
    }

    private boolean isRevoked(Token token, Standing standing) {
        return standing.revoked().contains(token.id())
                || (standing.hasMoreRevoked() && standings.isRevoked(token.user(), token.id()));
    }
}
