package dev.cardea.flow;

import dev.cardea.core.Client;
import dev.cardea.core.ClientId;
import dev.cardea.core.Door;
import dev.cardea.core.Origin;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Scopes;
import dev.cardea.core.SessionId;
import dev.cardea.core.Standings;
import dev.cardea.core.Tenant;
import dev.cardea.core.Token;
import dev.cardea.core.TokenForms;
import dev.cardea.core.TokenForms.Reading;
import dev.cardea.core.TokenKind;
import dev.cardea.core.User;
import java.time.InstantSource;
import java.util.Optional;

/// Finds out who is calling, from the access token of a sign-in through a client; the token alone says of which tenant.
/// No database is asked for a user who is known to this node.
public final class IdentifyGrant {

    private final TokenForms forms;
    private final Liveness liveness;
    private final Standings standings;
    private final InstantSource clock;

    IdentifyGrant(TokenForms forms, Liveness liveness, Standings standings, InstantSource clock) {
        this.forms = forms;
        this.liveness = liveness;
        this.standings = standings;
        this.clock = clock;
    }

    /// Refuses with [Refusal.CredentialNotValid] whatever is no such token, and one that is expired, ended, or of a
    /// tenant that does not open this door.
    public Outcome<GrantCaller> run(String credential) {
        return Optional.of(forms.read(credential))
                .flatMap(reading -> reading instanceof Reading.Signed(Token token) ? caller(token) : Optional.empty())
                .map(Outcome::ok)
                .orElseGet(() -> Outcome.no(new Refusal.CredentialNotValid()));
    }

    private Optional<GrantCaller> caller(Token token) {
        return token.kind() != TokenKind.AVIAUTH_ACCESS
                ? Optional.empty()
                : switch (token.origin()) {
                    case Origin.OfGrant(SessionId session, ClientId client, Scopes scopes) ->
                        caller(token, client, scopes, Optional.of(session));
                    case Origin.OfGrantElsewhere(ClientId client, Scopes scopes) ->
                        caller(token, client, scopes, Optional.empty());
                    default -> Optional.empty();
                };
    }

    private Optional<GrantCaller> caller(Token token, ClientId id, Scopes scopes, Optional<SessionId> session) {
        Optional<Tenant> tenant =
                standings.tenant(token.tenant()).filter(found -> found.policy().opens(Door.AVIAUTH));
        Optional<User> user = tenant.flatMap(_ -> liveness.owner(token, clock.instant()));
        Optional<Client> client = user.flatMap(_ -> standings.client(id));
        // Who holds an imported key that signs can put any scopes into a token: the client's are the most.
        return client.map(found -> new GrantCaller(
                tenant.orElseThrow(), user.orElseThrow(), found, scopes.within(found.scopes()), session, token.id()));
    }
}
