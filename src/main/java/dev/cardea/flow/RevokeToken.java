package dev.cardea.flow;

import dev.cardea.core.QueryToken;
import dev.cardea.core.Tenant;
import dev.cardea.core.Token;
import dev.cardea.core.TokenForms;
import dev.cardea.core.TokenForms.Reading;
import java.time.Instant;
import java.time.InstantSource;

/// Ends a token of any family and kind (RFC 7009). What is no living token of the tenant is already as the caller
/// wants.
public final class RevokeToken {

    private final TokenForms forms;
    private final Liveness liveness;
    private final TokenEnding ending;
    private final InstantSource clock;

    RevokeToken(TokenForms forms, Liveness liveness, TokenEnding ending, InstantSource clock) {
        this.forms = forms;
        this.liveness = liveness;
        this.ending = ending;
        this.clock = clock;
    }

    public void run(Tenant tenant, String text) {
        Instant now = clock.instant();
        switch (forms.read(text, tenant.environment())) {
            case Reading.Signed(Token token) when token.tenant().equals(tenant.id()) -> end(token, now);
            case Reading.Lone(QueryToken token) when token.tenant().equals(tenant.id()) -> ending.end(token);
            case Reading.Forged() -> ending.makeAbsenceKnown();
            default -> {} // nothing to end
        }
    }

    private void end(Token token, Instant now) {
        if (liveness.owner(token, now).isPresent()) {
            ending.end(token, now);
        } else {
            ending.makeKnown(token);
        }
    }
}
