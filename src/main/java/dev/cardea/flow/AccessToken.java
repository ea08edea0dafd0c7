package dev.cardea.flow;

import java.time.Duration;

/// A new access token: the only moment that it exists in the clear.
public record AccessToken(String text, Duration lifetime) {

    @Override
    public String toString() {
        return "AccessToken[hidden]";
    }
}
