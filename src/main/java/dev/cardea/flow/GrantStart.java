package dev.cardea.flow;

import dev.cardea.core.Client;
import dev.cardea.core.Grant;
import dev.cardea.core.Mint;
import dev.cardea.core.Scopes;
import dev.cardea.core.Session;
import dev.cardea.core.TenantId;
import dev.cardea.core.TokenForms;
import dev.cardea.core.TokenId;
import dev.cardea.core.Tx;
import dev.cardea.core.User;
import java.time.Instant;
import java.util.Optional;

/// Begins sign-ins through clients: what is random before a transaction, the rows inside of it, the tokens after it.
final class GrantStart {

    private final TokenForms forms;
    private final Mint mint;

    GrantStart(TokenForms forms, Mint mint) {
        this.forms = forms;
        this.mint = mint;
    }

    /// The id of a refresh token. Never inside a transaction: which key signs may have to be looked up.
    TokenId refreshId(TenantId tenant) {
        return forms.grantRefreshId(tenant, mint.tokenSeed());
    }

    /// @param refresh what [#refreshId] has given
    Started begin(Tx tx, User user, Client client, Scopes scopes, TokenId refresh, Instant now) {
        Grant grant = new Grant(
                mint.session(user.id()), user.tenant(), client.id(), scopes, refresh, Optional.empty(), now, now);
        tx.sessions().add(new Session(grant.session(), now, grant.expires()));
        tx.grants().add(grant);
        return new Started(user, grant);
    }

    /// Nothing if the key of the refresh token is retired meanwhile.
    ///
    /// @param scopes of the access token; at most those of the grant
    /// @param issuer the address of the API, as tokens name it
    Optional<GrantedTokens> tokens(Started started, Scopes scopes, String issuer, Instant now) {
        return forms.grantRefresh(started.user, started.grant, issuer)
                .map(refresh -> new GrantedTokens(
                        forms.grantAccess(started.user, started.grant, scopes, issuer, now, mint.tokenSeed()),
                        refresh));
    }

    /// What a client may give of what was asked for: all that it may of the usual ones, if nothing is left (decision 11).
    static Scopes granted(Scopes asked, Client client) {
        Scopes left = asked.within(client.scopes());
        return left.isEmpty() ? Scopes.USUAL.within(client.scopes()) : left;
    }

    /// A sign-in that is in the transaction, and not yet known to anybody.
    record Started(User user, Grant grant) {}
}
