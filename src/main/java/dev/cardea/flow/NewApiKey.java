package dev.cardea.flow;

import dev.cardea.core.ApiKey;

/// An API key at the only moment that its value exists in the clear.
///
/// @param opensPoint whether the family point was closed to the tenant, and is open because of this key
public record NewApiKey(ApiKey key, String secret, boolean opensPoint) {

    @Override
    public String toString() {
        return "NewApiKey[" + key.id().number() + "]";
    }
}
