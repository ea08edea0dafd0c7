package dev.cardea.flow;

import dev.cardea.core.Origin;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.SessionId;
import dev.cardea.core.Tenant;
import dev.cardea.core.Token;
import dev.cardea.core.TokenForms;
import dev.cardea.core.TokenForms.Reading;
import dev.cardea.core.TokenKind;
import dev.cardea.core.User;
import java.time.InstantSource;
import java.util.Optional;

/// Finds out who is calling, from the token of a session. No database is asked for a user who is known to this node.
public final class IdentifyMember {

    private final TokenForms forms;
    private final Liveness liveness;
    private final InstantSource clock;

    IdentifyMember(TokenForms forms, Liveness liveness, InstantSource clock) {
        this.forms = forms;
        this.liveness = liveness;
        this.clock = clock;
    }

    /// Refuses with [Refusal.CredentialMalformed] what is not shaped like a token, and with [Refusal.CredentialNotValid]
    /// one that is forged, expired, ended, of another kind or of another tenant.
    public Outcome<Member> run(Tenant tenant, String credential) {
        return switch (forms.read(credential, tenant.environment())) {
            case Reading.Signed(Token token) ->
                member(tenant, token).map(Outcome::ok).orElseGet(() -> Outcome.no(new Refusal.CredentialNotValid()));
            case Reading.Lone _, Reading.Forged() -> Outcome.no(new Refusal.CredentialNotValid());
            case Reading.NotAToken() -> Outcome.no(new Refusal.CredentialMalformed());
        };
    }

    private Optional<Member> member(Tenant tenant, Token token) {
        if (token.kind() != TokenKind.STATICBACKEND_SESSION
                || !token.tenant().equals(tenant.id())
                || !(token.origin() instanceof Origin.OfSession(SessionId session))) {
            return Optional.empty();
        }
        Optional<User> user = liveness.owner(token, clock.instant());
        return user.map(found -> new Member(tenant, found, session));
    }
}
