package dev.cardea.flow;

import dev.cardea.core.Done;
import dev.cardea.core.Email;
import dev.cardea.core.Membership;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Role;
import dev.cardea.core.Store;
import dev.cardea.core.Tx;
import dev.cardea.core.User;
import java.util.Optional;
import java.util.function.Predicate;

/// Gives a member of an account another role; the next check of any of the member's tokens sees it.
public final class SetRole {

    private final Store store;

    SetRole(Store store) {
        this.store = store;
    }

    /// Refuses with [Refusal.RoleTooLow] a caller who manages no account; with [Refusal.RoleTooHigh] any role
    /// above [Role#OWNER]; with [Refusal.UserUnknown] whom the caller does not manage; with
    /// [Refusal.RoleOutranked]; and with [Refusal.LastOwner] to leave an account without one who manages it
    /// (contract staticbackend.md §2.11). What counts is what the caller is when it happens: with
    /// [Refusal.CredentialNotValid] one whose session has ended meanwhile.
    public Outcome<Done> run(Member caller, String address, Role role) {
        return run(caller, _ -> true, address, role);
    }

    /// The same for a member of one account only.
    public Outcome<Done> run(Member caller, String account, String address, Role role) {
        return run(caller, own -> own.account().uuid().toString().equals(account), address, role);
    }

    private Outcome<Done> run(Member caller, Predicate<Membership> wanted, String address, Role role) {
        return store.write(tx -> caller.still(tx)
                .map(still -> set(tx, still, wanted, address, role))
                .orElseGet(() -> Outcome.no(new Refusal.CredentialNotValid())));
    }

    private static Outcome<Done> set(Tx tx, Member caller, Predicate<Membership> wanted, String address, Role role) {
        if (!caller.role().isAtLeast(Role.OWNER)) {
            return Outcome.no(new Refusal.RoleTooLow());
        }
        if (role.compareTo(Role.OWNER) > 0) {
            return Outcome.no(new Refusal.RoleTooHigh());
        }
        Optional<User> user = Email.parse(address)
                .flatMap(email -> tx.users().withEmail(caller.tenant().id(), email))
                .filter(caller::mayManage);
        Optional<Membership> membership = user.flatMap(User::membership).filter(wanted);
        if (membership.isEmpty()) {
            return Outcome.no(new Refusal.UserUnknown());
        }
        if (!caller.role().isAtLeast(membership.get().role())) {
            return Outcome.no(new Refusal.RoleOutranked());
        }
        if (!role.isAtLeast(Role.OWNER) && Owners.isLast(tx, user.get())) {
            return Outcome.no(new Refusal.LastOwner());
        }
        tx.members().enrol(user.get().id(), new Membership(membership.get().account(), role));
        return Outcome.ok(Done.DONE);
    }
}
