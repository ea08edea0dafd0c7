package dev.cardea.flow;

import dev.cardea.core.Client;
import dev.cardea.core.Origin;
import dev.cardea.core.Scope;
import dev.cardea.core.Scopes;
import dev.cardea.core.SessionId;
import dev.cardea.core.Tenant;
import dev.cardea.core.TokenId;
import dev.cardea.core.Tx;
import dev.cardea.core.User;
import java.util.Collection;
import java.util.Optional;

/// Who is asking, and through which program, once [IdentifyGrant] has found the access token alive.
///
/// @param user as of now
/// @param session empty for who has signed in at another server, see [Origin.OfGrantElsewhere]
/// @param token the id of the access token
/// @param scopes what the program may do in the user's name
public record GrantCaller(
        Tenant tenant, User user, Client client, Scopes scopes, Optional<SessionId> session, TokenId token) {

    public boolean hasOneOf(Collection<Scope> wanted) {
        return wanted.stream().anyMatch(scopes::has);
    }

    /// Whether the token is still good as of now: what is decided in a transaction must not rest on what was so before
    /// it.
    boolean isStill(Tx tx) {
        return tx.users().byId(user.id()).filter(User::isActive).isPresent()
                && !tx.revocations().isRevoked(user.id(), token)
                && session.map(tx.sessions()::isOpen).orElse(true)
                && tx.clients().named(client.id()).filter(Client::isLive).isPresent();
    }
}
