package dev.cardea.flow;

import dev.cardea.core.Tenant;
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
        if (!(forms.read(text, tenant.environment()) instanceof Reading.Signed(Token token))
                || !token.tenant().equals(tenant.id())) {
            return Optional.empty();
        }
        return liveness.owner(token, clock.instant()).map(user -> active(token, user));
    }

    private static ActiveToken active(Token token, User user) {
        return new ActiveToken(
                token.kind(),
                token.subject().orElseGet(() -> user.uuid().toString()),
                token.issued().orElseGet(() -> user.refresh().since()),
                token.expires(),
                token.jti());
    }

    /// What introspection tells of a living token.
    ///
    /// @param subject the token's own name for the user, else the user's UUID
    public record ActiveToken(
            TokenKind kind, String subject, Instant issued, Optional<Instant> expires, Optional<String> jti) {}
}
