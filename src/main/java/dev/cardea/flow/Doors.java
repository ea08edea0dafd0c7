package dev.cardea.flow;

import dev.cardea.core.Door;
import dev.cardea.core.Policy;
import dev.cardea.core.Tenant;
import dev.cardea.core.Tx;
import java.util.EnumSet;

/// Which families a tenant opens, inside of a transaction.
final class Doors {

    private Doors() {}

    /// Opens it, since what was just made would be of no use behind a closed one; says whether it was closed before.
    static boolean open(Tx tx, Tenant tenant, Door door) {
        Policy policy = tenant.policy();
        if (policy.opens(door)) {
            return false;
        }
        EnumSet<Door> doors = EnumSet.of(door);
        doors.addAll(policy.doors());
        tx.tenants().set(tenant.id(), policy.withDoors(doors));
        return true;
    }
}
