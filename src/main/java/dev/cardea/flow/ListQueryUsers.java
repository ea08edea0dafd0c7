package dev.cardea.flow;

import dev.cardea.core.Store;
import dev.cardea.core.Tenant;
import dev.cardea.core.User;
import java.util.ArrayList;
import java.util.List;

/// All users of a tenant who have an address, whichever door they came in by, in the order in which they came (decision 1).
public final class ListQueryUsers {

    private static final int PAGE = 500;

    private final Store store;

    ListQueryUsers(Store store) {
        this.store = store;
    }

    public List<User> run(Tenant tenant) {
        List<User> all = new ArrayList<>();
        List<User> page = page(tenant, 0);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = page.size() < PAGE
                    ? List.of()
                    : page(tenant, page.getLast().id().number());
        }
        return List.copyOf(all);
    }

    private List<User> page(Tenant tenant, long above) {
        return store.read(tx -> tx.directory().withAddress(tenant.id(), above, PAGE));
    }
}
