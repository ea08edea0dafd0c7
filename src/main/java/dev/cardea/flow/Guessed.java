package dev.cardea.flow;

import dev.cardea.core.Email;
import dev.cardea.core.Tenant;

/// Names the user whose password somebody tries, the same in every family, so that three doors are no three chances.
public final class Guessed {

    private Guessed() {}

    /// The name by which attempts are counted.
    ///
    /// @param address as typed; whatever could never be one is one and the same
    public static String user(Tenant tenant, String address) {
        return tenant.id().number() + "/"
                + Email.orName(address).map(Email::compared).orElse("");
    }
}
