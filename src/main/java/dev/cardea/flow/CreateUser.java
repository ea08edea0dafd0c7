package dev.cardea.flow;

import dev.cardea.core.ExternalId;
import dev.cardea.core.Mint;
import dev.cardea.core.NewUser;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Store;
import dev.cardea.core.Tenant;
import dev.cardea.core.TokenForms;
import dev.cardea.core.Tx;
import dev.cardea.core.User;
import dev.cardea.core.UserName;
import java.time.InstantSource;
import java.util.Optional;

/// Makes a user under the organisation's own id. Asking again gives the same user (contract point.md §4.3): the caller
/// chose the name, so a lost answer can be asked for again.
public final class CreateUser {

    private final Store store;
    private final TokenForms forms;
    private final Mint mint;
    private final InstantSource clock;

    CreateUser(Store store, TokenForms forms, Mint mint, InstantSource clock) {
        this.store = store;
        this.forms = forms;
        this.mint = mint;
        this.clock = clock;
    }

    /// Refuses with [Refusal.UserNameMalformed] a name that only the server gives, or one like an e-mail address where
    /// the tenant does not want that; with [Refusal.UserExists] a user who exists, if the tenant wants that or the
    /// user is deactivated.
    public Outcome<PointUser> run(Caller.ByApiKey caller, UserName name) {
        Tenant tenant = caller.tenant();
        if (!(name instanceof ExternalId id)
                || (id.isLikeEmail() && !tenant.policy().emailLikeIds())) {
            return Outcome.no(new Refusal.UserNameMalformed());
        }
        NewUser user = new NewUser(
                tenant.id(),
                mint.uuid(),
                mint.pointId(),
                Optional.of(id),
                Optional.empty(),
                mint.generation(),
                clock.instant());
        return switch (store.write(tx -> add(tx, tenant, user, id))) {
            case Outcome.Ok(User added) -> Outcome.ok(new PointUser(added.pointId(), forms.pointRefresh(added)));
            case Outcome.No(Refusal why) -> Outcome.no(why);
        };
    }

    private static Outcome<User> add(Tx tx, Tenant tenant, NewUser user, ExternalId id) {
        Optional<User> added = tx.users().add(user);
        if (added.isPresent()) {
            return Outcome.ok(added.get());
        }
        User existing = tx.users().named(tenant.id(), id).orElseThrow();
        return tenant.policy().refuseExisting() || !existing.isActive()
                ? Outcome.no(new Refusal.UserExists())
                : Outcome.ok(existing);
    }
}
