package dev.cardea.flow;

import dev.cardea.core.Client;

/// A client at the only moment that its secret exists in the clear.
public record NewClient(Client client, String secret) {

    @Override
    public String toString() {
        return "NewClient[" + client.id().text() + "]";
    }
}
