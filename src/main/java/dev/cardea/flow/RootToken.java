package dev.cardea.flow;

import dev.cardea.core.Tenant;
import dev.cardea.core.User;

/// A root token at the only moment that its value exists in the clear.
public record RootToken(Tenant tenant, User administrator, String secret) {

    @Override
    public String toString() {
        return "RootToken[hidden]";
    }
}
