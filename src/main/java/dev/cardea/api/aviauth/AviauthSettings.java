package dev.cardea.api.aviauth;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// What an operator may decide for the whole family.
///
/// @param url where the API is for the world, as `https://api.example.org/latest`: tokens name it as their issuer, and
///     links in letters begin with it. Without one it is where a request came to, which is only good for development,
///     since anybody can write anything into a `Host` header
/// @param repeatable how long after a rotation the refresh token before may be shown again (decision 12)
/// @param redirectsToHttps whether who came without TLS is sent to where there is (contract aviauth.md §0 A11)
/// @param corsOrigins whose pages may call from browsers; none is off
public record AviauthSettings(
        Optional<String> url, Set<String> corsOrigins, Duration repeatable, boolean redirectsToHttps) {

    public static final AviauthSettings DEFAULT =
            new AviauthSettings(Optional.empty(), Set.of(), Duration.ofSeconds(60), false);

    public AviauthSettings {
        corsOrigins = Set.copyOf(corsOrigins);
    }
}
