package dev.cardea.flow;

import dev.cardea.core.Membership;
import dev.cardea.core.Role;
import dev.cardea.core.Tx;
import dev.cardea.core.User;

/// The rule that an account with users has one of role 50 or more.
final class Owners {

    private Owners() {}

    /// Whether this user is the only one who manages the account.
    static boolean isLast(Tx tx, User user) {
        return role(user).isAtLeast(Role.OWNER) && !tx.members().hasOthers(user, Role.OWNER);
    }

    static Role role(User user) {
        return user.membership().map(Membership::role).orElse(Role.MEMBER);
    }
}
