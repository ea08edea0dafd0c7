package dev.cardea.api.point;

import dev.cardea.core.Environment;
import dev.cardea.core.Environments;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.UserName;
import dev.cardea.flow.Caller;
import dev.cardea.flow.Identify;
import dev.cardea.http.Bearer;
import dev.cardea.http.FailureLimit;
import dev.cardea.http.Handler;
import dev.cardea.http.Request;
import dev.cardea.http.Response;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who is asking, and whether such a caller may. Every route goes through here, in the order of contract point.md §4.9:
/// authentication, kind of credential, whose it is, syntax of the id, body; only then the endpoint itself.
final class Callers {

    /// An endpoint, once it is known who calls and which user is meant.
    @FunctionalInterface
    interface Endpoint {
        Response handle(Request request, Caller caller, UserName user);
    }

    private final Identify identify;
    private final Environments environments;
    private final FailureLimit failures;

    Callers(Identify identify, Environments environments, FailureLimit failures) {
        this.identify = identify;
        this.environments = environments;
        this.failures = failures;
    }

    /// The endpoint, open only to these kinds of credentials. Its route has a parameter `user`.
    Handler only(Endpoint endpoint, Caller.Kind... kinds) {
        Set<Caller.Kind> allowed = EnumSet.copyOf(Arrays.asList(kinds));
        return request -> switch (caller(request)) {
            case Outcome.Ok(Caller caller) ->
                admit(request, caller, allowed, endpoint).about(caller.tenant().label());
            case Outcome.No(Refusal.CredentialNotValid why) -> refuse(request, why);
            case Outcome.No(Refusal why) -> Errors.of(why);
        };
    }

    private Outcome<Caller> caller(Request request) {
        List<String> sent = request.headers("Authorization");
        if (sent.size() > 1) {
            return Outcome.no(new Refusal.CredentialMalformed());
        }
        Optional<String> credential = sent.stream().findFirst().flatMap(Bearer::token);
        if (credential.isEmpty()) {
            return Outcome.no(new Refusal.CredentialMissing());
        }
        if (!Bearer.isB64Token(credential.get())) {
            return Outcome.no(new Refusal.CredentialMalformed());
        }
        Optional<Environment> environment = environments.of(request.host().orElse(""));
        return environment.isEmpty()
                ? Outcome.no(new Refusal.CredentialNotValid())
                : identify.run(environment.get(), credential.get());
    }

    private static Response admit(Request request, Caller caller, Set<Caller.Kind> allowed, Endpoint endpoint) {
        if (!allowed.contains(caller.kind())) {
            return Errors.of(new Refusal.CredentialOfWrongKind());
        }
        Optional<UserName> user = request.param("user").flatMap(UserName::parse);
        if (!(caller instanceof Caller.ByApiKey)
                && user.filter(caller::maySpeakOf).isEmpty()) {
            return Errors.of(new Refusal.UserMismatch());
        }
        if (user.isEmpty()) {
            return Errors.of(new Refusal.UserNameMalformed());
        }
        return JsonBody.complaint(request).orElseGet(() -> endpoint.handle(request, caller, user.get()));
    }

    private Response refuse(Request request, Refusal why) {
        Optional<Duration> wait = failures.failed(request.peer());
        return wait.isPresent() ? Errors.tooManyRequests(wait.get()) : Errors.of(why);
    }
}
