package dev.cardea.flow;

import dev.cardea.core.ApiKey;

/// An API key at the only moment that its value exists in the clear.
public record NewApiKey(ApiKey key, String secret) {

    @Override
    public String toString() {
        return "NewApiKey[" + key.id().number() + "]";
    }
}
