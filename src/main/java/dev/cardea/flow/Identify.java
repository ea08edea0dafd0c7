package dev.cardea.flow;

import dev.cardea.core.Door;
import dev.cardea.core.Environment;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Standings;
import dev.cardea.core.Tenant;
import dev.cardea.core.Token;
import dev.cardea.core.TokenForms;
import dev.cardea.core.TokenForms.Reading;
import dev.cardea.core.TokenKind;
import dev.cardea.core.User;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/// Finds out who is calling, from the one credential that a request brings: an API key, a refresh token or an
/// access token. A credential of another environment is as good as none (contract point.md §3).
public final class Identify {

    private final TokenForms forms;
    private final Liveness liveness;
    private final ApiKeyHolders holders;
    private final Standings standings;
    private final InstantSource clock;

    Identify(TokenForms forms, Liveness liveness, ApiKeyHolders holders, Standings standings, InstantSource clock) {
        this.forms = forms;
        this.liveness = liveness;
        this.holders = holders;
        this.standings = standings;
        this.clock = clock;
    }

    /// Refuses with [Refusal.CredentialNotValid] whatever is unknown, forged, expired or revoked, and everything
    /// of a tenant that does not open [Door#POINT].
    ///
    /// @param credential without any scheme
    public Outcome<Caller> run(Environment environment, String credential) {
        Instant now = clock.instant();
        Optional<Caller> caller = switch (forms.read(credential, environment)) {
            case Reading.Signed(Token token) -> holder(token, now);
            case Reading.Lone _, Reading.Forged() -> Optional.empty();
            case Reading.NotAToken() ->
                holders.of(credential, Set.of(environment)).stream()
                        .map(Caller.class::cast)
                        .findFirst();
        };
        return caller.filter(who -> who.tenant().policy().opens(Door.POINT))
                .map(Outcome::ok)
                .orElseGet(() -> Outcome.no(new Refusal.CredentialNotValid()));
    }

    private Optional<Caller> holder(Token token, Instant now) {
        if (token.kind() != TokenKind.POINT_ACCESS && token.kind() != TokenKind.POINT_REFRESH) {
            return Optional.empty(); // a token opens only endpoints of the family that made it (design §3)
        }
        Optional<Tenant> tenant = standings.tenant(token.tenant());
        Optional<User> user = liveness.owner(token, now);
        return tenant.isEmpty() || user.isEmpty()
                ? Optional.empty()
                : Optional.of(caller(token, user.get(), tenant.get()));
    }

    private static Caller caller(Token token, User user, Tenant tenant) {
        return token.kind() == TokenKind.POINT_REFRESH
                ? new Caller.ByRefresh(token, user, tenant)
                : new Caller.ByAccess(token, user, tenant);
    }
}
