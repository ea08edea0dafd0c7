package dev.cardea.api.aviauth;

import dev.cardea.http.Request;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where the API is for the world: tokens name it as their issuer, and links in letters begin with it.
final class Issuer {

    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9._-]{1,253}(:[0-9]{1,5})?|\\[[0-9A-Fa-f:.]+](:[0-9]{1,5})?");

    private final Optional<String> configured;

    Issuer(AviauthSettings settings) {
        this.configured = settings.url();
    }

    /// As an operator has set it; otherwise where the request came to, which development mode makes do with.
    String of(Request request) {
        return configured.orElseGet(() -> "http://"
                + request.host().filter(host -> HOST.matcher(host).matches()).orElse("localhost") + "/latest");
    }
}
