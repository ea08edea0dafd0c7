package dev.cardea.flow;

import dev.cardea.core.Email;
import dev.cardea.core.Tenant;
import dev.cardea.core.Tx;
import dev.cardea.core.User;
import dev.cardea.core.UserName;
import java.util.Optional;

/// How an operator names a user: by e-mail address, organisation's id or Point id.
final class UserRef {

    private UserRef() {}

    static Optional<User> find(Tx tx, Tenant tenant, String who) {
        Optional<User> byName = UserName.parse(who).flatMap(name -> tx.users().named(tenant.id(), name));
        return byName.isPresent()
                ? byName
                : Email.orName(who).flatMap(email -> tx.users().withEmail(tenant.id(), email));
    }
}
