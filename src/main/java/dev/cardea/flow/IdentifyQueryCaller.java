package dev.cardea.flow;

import dev.cardea.core.Door;
import dev.cardea.core.Origin;
import dev.cardea.core.Outcome;
import dev.cardea.core.QuerySubject;
import dev.cardea.core.QueryToken;
import dev.cardea.core.Refusal;
import dev.cardea.core.Standing;
import dev.cardea.core.Standings;
import dev.cardea.core.Tenant;
import dev.cardea.core.Token;
import dev.cardea.core.TokenForms;
import dev.cardea.core.TokenForms.Reading;
import dev.cardea.core.User;
import java.time.InstantSource;
import java.util.Optional;

/// Finds out who is calling Query Server, from a user's token. No database is asked for a user who is known to this node.
public final class IdentifyQueryCaller {

    private final TokenForms forms;
    private final Liveness liveness;
    private final Standings standings;
    private final InstantSource clock;

    IdentifyQueryCaller(TokenForms forms, Liveness liveness, Standings standings, InstantSource clock) {
        this.forms = forms;
        this.liveness = liveness;
        this.standings = standings;
        this.clock = clock;
    }

    /// Refuses with [Refusal.CredentialNotValid] what is no living token of Query Server that belongs to a user, and one of
    /// a tenant that does not open this door. A token that belongs to nobody never calls anything here (contract
    /// query-server.md §2.2).
    public Outcome<QueryCaller> run(String credential) {
        return forms.read(credential) instanceof Reading.Signed(Token token)
                        && token.origin() instanceof Origin.OfQueryToken(QuerySubject subject)
                ? caller(token, subject)
                : Outcome.no(new Refusal.CredentialNotValid());
    }

    private Outcome<QueryCaller> caller(Token token, QuerySubject subject) {
        Optional<User> user = liveness.owner(token, clock.instant());
        Optional<QueryToken> row = standings
                .user(token.user())
                .flatMap(Standing::queryToken)
                .filter(found -> found.subject().equals(subject));
        Optional<Tenant> tenant = standings
                .tenant(token.tenant())
                .filter(found -> found.policy().opens(Door.QUERYSERVER));
        return user.isPresent() && row.isPresent() && tenant.isPresent()
                ? Outcome.ok(new QueryCaller(tenant.get(), user.get(), row.get()))
                : Outcome.no(new Refusal.CredentialNotValid());
    }
}
