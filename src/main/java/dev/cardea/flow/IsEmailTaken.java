package dev.cardea.flow;

import dev.cardea.core.Email;
import dev.cardea.core.Store;
import dev.cardea.core.Tenant;

/// Says whether a user of the tenant has an address.
public final class IsEmailTaken {

    private final Store store;

    IsEmailTaken(Store store) {
        this.store = store;
    }

    public boolean run(Tenant tenant, String address) {
        return Email.parse(address)
                .filter(email -> store.read(tx -> tx.users().withEmail(tenant.id(), email))
                        .isPresent())
                .isPresent();
    }
}
