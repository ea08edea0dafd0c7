package dev.cardea.flow;

import dev.cardea.core.ClientId;
import dev.cardea.core.Origin;
import dev.cardea.core.QueryToken;
import dev.cardea.core.Scopes;
import dev.cardea.core.Tenant;
import dev.cardea.core.Term;
import dev.cardea.core.Token;
import dev.cardea.core.TokenForms;
import dev.cardea.core.TokenForms.Reading;
import dev.cardea.core.TokenKind;
import dev.cardea.core.User;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Says whether a token of any family lives, and whose it is (RFC 7662).
public final class Introspect {

    private final TokenForms forms;
    private final Liveness liveness;
    private final InstantSource clock;

    Introspect(TokenForms forms, Liveness liveness, InstantSource clock) {
        this.forms = forms;
        this.liveness = liveness;
        this.clock = clock;
    }

    /// What is known of the token; empty for whatever is not a living token of this tenant, deliberately without a
    /// reason (RFC 7662 §2.2).
    public Optional<ActiveToken> run(Tenant tenant, String text) {
        Instant now = clock.instant();
        return switch (forms.read(text, tenant.environment())) {
            case Reading.Signed(Token token)
            when token.tenant().equals(tenant.id()) && tenant.policy().opens(token.kind().door()) ->
                liveness.owner(token, now).map(user -> active(token, user));
            case Reading.Lone(QueryToken token)
            when token.tenant().equals(tenant.id())
                    && tenant.policy().opens(token.kind().door())
                    && token.isAlive(now) -> Optional.of(active(token));
            default -> Optional.empty();
        };
    }

    private static ActiveToken active(QueryToken token) {
        String itself = token.subject().uuid().toString();
        return new ActiveToken(
                token.kind(),
                itself,
                token.updated(),
                token.term().isEndless()
                        ? Optional.empty()
                        : Optional.of(Term.end(token.term().claim())),
                Optional.of(itself),
                Optional.empty(),
                Optional.empty());
    }

    private static ActiveToken active(Token token, User user) {
        return new ActiveToken(
                token.kind(),
                token.subject().orElseGet(() -> user.uuid().toString()),
                token.issued().orElseGet(() -> user.refresh().since()),
                token.expires(),
                token.jti(),
                client(token.origin()),
                scopes(token.origin()));
    }

    private static Optional<ClientId> client(Origin origin) {
        return switch (origin) {
            case Origin.OfGrant(var _, ClientId client, var _) -> Optional.of(client);
            case Origin.OfGrantElsewhere(ClientId client, var _) -> Optional.of(client);
            default -> Optional.empty();
        };
    }

    private static Optional<Scopes> scopes(Origin origin) {
        return switch (origin) {
            case Origin.OfGrant(var _, var _, Scopes scopes) -> Optional.of(scopes);
            case Origin.OfGrantElsewhere(var _, Scopes scopes) -> Optional.of(scopes);
            default -> Optional.empty();
        };
    }

    /// What introspection tells of a living token.
    ///
    /// @param subject the token's own name for the user, else the user's UUID; the token's own one where it has no user
    /// @param client through which the user signed in, where the token says so
    public record ActiveToken(
            TokenKind kind,
            String subject,
            Instant issued,
            Optional<Instant> expires,
            Optional<String> jti,
            Optional<ClientId> client,
            Optional<Scopes> scopes) {}
}
