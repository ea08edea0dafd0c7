package dev.cardea.flow;

import dev.cardea.core.Mint;
import dev.cardea.core.Origin;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Tenant;
import dev.cardea.core.TokenForms;
import dev.cardea.core.User;
import dev.cardea.core.UserName;
import java.time.InstantSource;

/// Makes an access token, for the organisation that asks with its API key or for the user who asks with a refresh
/// token. Earlier tokens live on, and the refresh token is not replaced (contract point.md §4.4).
public final class MintAccess {

    private final NamedUsers users;
    private final TokenForms forms;
    private final Mint mint;
    private final InstantSource clock;

    MintAccess(NamedUsers users, TokenForms forms, Mint mint, InstantSource clock) {
        this.users = users;
        this.forms = forms;
        this.mint = mint;
        this.clock = clock;
    }

    /// Refuses as [NamedUsers#find] does, and with [Refusal.CredentialOfWrongKind] an access token.
    public Outcome<AccessToken> run(Caller caller, UserName name) {
        return switch (users.find(caller, name)) {
            case Outcome.No(Refusal why) -> Outcome.no(why);
            case Outcome.Ok(User user) ->
                switch (caller) {
                    case Caller.ByApiKey backend ->
                        mint(
                                backend.tenant(),
                                user,
                                new Origin.OfApiKey(backend.key().id()));
                    case Caller.ByRefresh holder ->
                        mint(holder.tenant(), user, holder.token().origin());
                    case Caller.ByAccess _ -> Outcome.no(new Refusal.CredentialOfWrongKind());
                };
        };
    }

    private Outcome<AccessToken> mint(Tenant tenant, User user, Origin origin) {
        String text = forms.pointAccess(tenant, user, origin, clock.instant(), mint.tokenSeed());
        return Outcome.ok(new AccessToken(text, tenant.policy().accessTokenLifetime()));
    }
}
