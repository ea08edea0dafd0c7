package dev.cardea.flow;

import dev.cardea.core.Members;
import dev.cardea.core.Membership;
import dev.cardea.core.NewUser;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Role;
import dev.cardea.core.Store;
import dev.cardea.core.Tx;
import dev.cardea.core.User;

/// Adds a person to the caller's account, with the least role. Any member may (contract staticbackend.md §5.5).
public final class AddMember {

    private final Store store;
    private final NewPeople people;

    AddMember(Store store, NewPeople people) {
        this.store = store;
        this.people = people;
    }

    /// Refuses as [NewPeople#prepare] does, and with [Refusal.AccountFull]; with [Refusal.CredentialNotValid] a caller
    /// whose session has ended meanwhile.
    ///
    /// @param address as typed
    public Outcome<User> run(Member caller, String address, String password) {
        Membership membership = new Membership(caller.account(), Role.MEMBER);
        return switch (people.prepare(caller.tenant(), address, password, membership)) {
            case Outcome.No(Refusal why) -> Outcome.no(why);
            case Outcome.Ok(NewUser user) -> store.write(tx -> add(tx, caller, user));
        };
    }

    /// The caller may have lost the session or moved meanwhile: an account of no users must not come back with one.
    private static Outcome<User> add(Tx tx, Member caller, NewUser user) {
        boolean isMember = caller.still(tx)
                .filter(still -> still.account().equals(caller.account()))
                .isPresent();
        if (!isMember) {
            return Outcome.no(new Refusal.CredentialNotValid());
        }
        if (tx.members().count(caller.tenant().id(), caller.account()) >= Members.MOST) {
            return Outcome.no(new Refusal.AccountFull());
        }
        return tx.users().add(user).map(Outcome::ok).orElseGet(() -> Outcome.no(new Refusal.EmailTaken()));
    }
}
