package dev.cardea.flow;

import dev.cardea.core.Membership;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Role;
import dev.cardea.core.Store;
import dev.cardea.core.Tenant;
import dev.cardea.core.User;
import dev.cardea.core.Vault;
import java.util.Optional;

/// Finds out whether the tenant's own backend is calling, from its root token.
public final class IdentifyRoot {

    private final Store store;
    private final Vault vault;

    IdentifyRoot(Store store, Vault vault) {
        this.store = store;
        this.vault = vault;
    }

    /// Refuses with [Refusal.CredentialNotValid] what is no root token of this tenant, and with [Refusal.RoleTooLow] one
    /// whose user is no administrator any more.
    public Outcome<Root> run(Tenant tenant, String credential) {
        Optional<User> holder = store.read(tx -> tx.rootTokens()
                .holder(vault.hashRootToken(credential))
                .flatMap(tx.users()::byId)
                .filter(User::isActive)
                .filter(user -> user.tenant().equals(tenant.id())));
        if (holder.isEmpty()) {
            return Outcome.no(new Refusal.CredentialNotValid());
        }
        return isAdministrator(holder.get())
                ? Outcome.ok(new Root(tenant, holder.get()))
                : Outcome.no(new Refusal.RoleTooLow());
    }

    private static boolean isAdministrator(User user) {
        return user.membership()
                .map(Membership::role)
                .filter(role -> role.isAtLeast(Role.ADMINISTRATOR))
                .isPresent();
    }
}
