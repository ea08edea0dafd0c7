package dev.cardea.flow;

import dev.cardea.core.QueryToken;
import dev.cardea.core.Role;
import dev.cardea.core.Tenant;
import dev.cardea.core.Tx;
import dev.cardea.core.User;
import java.time.Instant;
import java.util.Optional;

/// Who is asking, once [IdentifyQueryCaller] has found the token good: its user, as the user is now.
///
/// @param token the row of the token
public record QueryCaller(Tenant tenant, User user, QueryToken token) {

    /// Administrators manage the users and tokens of their tenant.
    public boolean isAdministrator() {
        return user.isAdministrator();
    }

    /// Whoever may not write only looks (decision 14).
    public boolean mayWrite() {
        return token.mayWrite();
    }

    /// The caller as of now, if the caller may still change anything: what is decided in a transaction must not rest on
    /// what was so before it.
    Optional<QueryCaller> still(Tx tx, Instant now) {
        Optional<QueryToken> row = tx.queryTokens()
                .of(user.id())
                .filter(found -> found.subject().equals(token.subject()))
                .filter(found -> found.isAlive(now) && found.mayWrite());
        return tx.users()
                .byId(user.id())
                .filter(found -> found.isActive() && found.isAdministrator())
                .flatMap(found -> row.map(alive -> new QueryCaller(tenant, found, alive)));
    }

    /// Whether changing this user would give power in another family: over the administrators of all accounts, which
    /// only one of them has.
    boolean isOutrankedBy(User other) {
        Role role = Owners.role(other);
        return role.isAtLeast(Role.ADMINISTRATOR) && !Owners.role(user).isAtLeast(role);
    }
}
