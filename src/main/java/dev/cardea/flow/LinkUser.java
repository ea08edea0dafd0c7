package dev.cardea.flow;

import dev.cardea.core.ExternalId;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Store;
import dev.cardea.core.Tenant;
import dev.cardea.core.Tx;
import dev.cardea.core.User;
import dev.cardea.core.UserName;
import java.util.Optional;

/// Gives a user another name to be found by through Point: the organisation's own id, or, for people who move from
/// the original service, the `point|` id that they had there.
public final class LinkUser {

    private final Store store;

    LinkUser(Store store) {
        this.store = store;
    }

    /// Refuses with [Refusal.TenantUnknown], [Refusal.UserUnknown], [Refusal.UserNameMalformed], and with
    /// [Refusal.NameTaken] a name that another user of the tenant has.
    ///
    /// @param who an e-mail address, an organisation's id or a Point id
    /// @param name an organisation's id or a Point id
    public Outcome<User> run(TenantRef ref, String who, String name) {
        Optional<UserName> wanted = UserName.parse(name);
        return store.write(tx -> switch (ref.find(tx)) {
            case Outcome.No(Refusal why) -> Outcome.no(why);
            case Outcome.Ok(Tenant tenant) ->
                wanted.filter(parsed -> isAllowed(parsed, tenant)).isEmpty()
                        ? Outcome.no(new Refusal.UserNameMalformed())
                        : link(tx, tenant, who, wanted.get());
        });
    }

    private static boolean isAllowed(UserName name, Tenant tenant) {
        return !(name instanceof ExternalId id)
                || !id.isLikeEmail()
                || tenant.policy().emailLikeIds();
    }

    private static Outcome<User> link(Tx tx, Tenant tenant, String who, UserName name) {
        Optional<User> user = UserRef.find(tx, tenant, who);
        if (user.isEmpty()) {
            return Outcome.no(new Refusal.UserUnknown());
        }
        return tx.users().rename(user.get(), name)
                ? Outcome.ok(tx.users().byId(user.get().id()).orElseThrow())
                : Outcome.no(new Refusal.NameTaken());
    }
}
