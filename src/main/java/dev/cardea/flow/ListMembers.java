package dev.cardea.flow;

import dev.cardea.core.Members;
import dev.cardea.core.Store;
import dev.cardea.core.User;
import java.util.List;

/// Lists the users of the caller's account, the first one first.
public final class ListMembers {

    private final Store store;

    ListMembers(Store store) {
        this.store = store;
    }

    /// At most [Members#MOST] users, which is as many as an account has.
    public List<User> run(Member caller) {
        return store.read(tx -> tx.members().of(caller.tenant().id(), caller.account(), Members.MOST));
    }
}
