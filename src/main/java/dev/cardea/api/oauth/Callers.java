package dev.cardea.api.oauth;

import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Tenant;
import dev.cardea.flow.Caller;
import dev.cardea.flow.IdentifyBackend;
import dev.cardea.http.Bearer;
import dev.cardea.http.FailureLimit;
import dev.cardea.http.Handler;
import dev.cardea.http.Request;
import dev.cardea.http.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Which backend is asking: an API key as a Bearer credential, or as the password of Basic under any name.
final class Callers {

    /// An endpoint, once it is known for which tenant it answers.
    @FunctionalInterface
    interface Endpoint {
        Response handle(Request request, Tenant tenant);
    }

    private static final String BASIC = "Basic ";

    private final IdentifyBackend identify;
    private final FailureLimit failures;

    Callers(IdentifyBackend identify, FailureLimit failures) {
        this.identify = identify;
        this.failures = failures;
    }

    Handler only(Endpoint endpoint) {
        return request -> switch (caller(request)) {
            case Outcome.Ok(Caller.ByApiKey caller) ->
                endpoint.handle(request, caller.tenant()).about(caller.tenant().label());
            case Outcome.No(Refusal.CredentialNotValid why) -> refuse(request, why);
            case Outcome.No(Refusal why) -> Errors.of(why);
        };
    }

    private Outcome<Caller.ByApiKey> caller(Request request) {
        List<String> sent = request.headers("Authorization");
        if (sent.size() > 1) {
            return Outcome.no(new Refusal.CredentialMalformed());
        }
        if (sent.isEmpty()) {
            return Outcome.no(new Refusal.CredentialMissing());
        }
        Optional<String> key = apiKey(sent.getFirst());
        return key.isEmpty()
                ? Outcome.no(new Refusal.CredentialMissing())
                : identify.run(request.host().orElse(""), key.get());
    }

    private static Optional<String> apiKey(String authorization) {
        String value = authorization.strip();
        return value.regionMatches(true, 0, BASIC, 0, BASIC.length())
                ? password(value.substring(BASIC.length()).strip())
                : Bearer.token(value);
    }

    /// RFC 7617 §2: all after the first colon.
    private static Optional<String> password(String base64) {
        try {
            String pair = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 || colon == pair.length() - 1 ? Optional.empty() : Optional.of(pair.substring(colon + 1));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Response refuse(Request request, Refusal why) {
        Optional<Duration> wait = failures.failed(request.peer());
        return wait.isPresent() ? Errors.tooManyRequests(wait.get()) : Errors.of(why);
    }
}
