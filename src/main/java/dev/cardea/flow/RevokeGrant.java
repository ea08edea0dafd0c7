package dev.cardea.flow;

import dev.cardea.core.ClientId;
import dev.cardea.core.Origin;
import dev.cardea.core.Token;
import dev.cardea.core.TokenForms;
import dev.cardea.core.TokenForms.Reading;
import dev.cardea.core.TokenKind;
import java.time.Instant;
import java.time.InstantSource;

/// Ends a token that a client holds (RFC 7009): an access token alone, or with a refresh token the whole sign-in. What
/// is no token of this client is already as the caller wants.
public final class RevokeGrant {

    private final TokenForms forms;
    private final Liveness liveness;
    private final TokenEnding ending;
    private final InstantSource clock;

    RevokeGrant(TokenForms forms, Liveness liveness, TokenEnding ending, InstantSource clock) {
        this.forms = forms;
        this.liveness = liveness;
        this.ending = ending;
        this.clock = clock;
    }

    public void run(ClientCaller caller, String text) {
        Instant now = clock.instant();
        switch (forms.read(text, caller.tenant().environment())) {
            case Reading.Signed(Token token)
            when token.tenant().equals(caller.tenant().id()) && isOf(caller, token.origin()) -> end(token, now);
            case Reading.Forged() -> ending.makeAbsenceKnown();
            default -> {} // nothing to end
        }
    }

    private static boolean isOf(ClientCaller caller, Origin origin) {
        return switch (origin) {
            case Origin.OfGrant(var _, ClientId client, var _) ->
                client.equals(caller.client().id());
            case Origin.OfGrantElsewhere(ClientId client, var _) ->
                client.equals(caller.client().id());
            default -> false;
        };
    }

    private void end(Token token, Instant now) {
        if (mayEnd(token, now)) {
            ending.end(token, now);
        } else {
            ending.makeKnown(token);
        }
    }

    /// A client that never saw the successor of its refresh token has only the old one to sign out with.
    private boolean mayEnd(Token token, Instant now) {
        return token.kind() == TokenKind.AVIAUTH_REFRESH
                || liveness.owner(token, now).isPresent();
    }
}
