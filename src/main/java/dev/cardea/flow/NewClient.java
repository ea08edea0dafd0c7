package dev.cardea.flow;

import dev.cardea.core.Client;

/// A client at the only moment that its secret exists in the clear.
///
/// @param opensAviauth whether the tenant did not open that family before
public record NewClient(Client client, String secret, boolean opensAviauth) {

    @Override
    public String toString() {
        return "NewClient[" + client.id().text() + "]";
    }
}
