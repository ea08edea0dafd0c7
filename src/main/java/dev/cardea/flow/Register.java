package dev.cardea.flow;

import dev.cardea.core.Membership;
import dev.cardea.core.Mint;
import dev.cardea.core.NewUser;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Role;
import dev.cardea.core.Store;
import dev.cardea.core.Tenant;

/// Makes a person with an address and a password, in an account of their own, and signs them in.
public final class Register {

    private final Store store;
    private final NewPeople people;
    private final SessionStart sessions;
    private final Mint mint;

    Register(Store store, NewPeople people, SessionStart sessions, Mint mint) {
        this.store = store;
        this.people = people;
        this.sessions = sessions;
        this.mint = mint;
    }

    /// Refuses as [NewPeople#prepare] does.
    ///
    /// @param address as typed
    public Outcome<SessionToken> run(Tenant tenant, String address, String password) {
        Membership own = new Membership(mint.account(), Role.OWNER);
        return switch (people.prepare(tenant, address, password, own)) {
            case Outcome.No(Refusal why) -> Outcome.no(why);
            case Outcome.Ok(NewUser user) ->
                store.write(tx -> tx.users().add(user).map(added -> sessions.begin(tx, added, user.created())))
                        .map(started -> Outcome.ok(sessions.token(started)))
                        .orElseGet(() -> Outcome.no(new Refusal.EmailTaken()));
        };
    }
}
