package dev.cardea.api.aviauth;

import dev.cardea.api.aviauth.Bodies.Reading;
import dev.cardea.core.Door;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Scope;
import dev.cardea.flow.ClientCaller;
import dev.cardea.flow.GrantCaller;
import dev.cardea.flow.GrantFlows;
import dev.cardea.flow.IdentifyClient;
import dev.cardea.flow.IdentifyGrant;
import dev.cardea.http.Bearer;
import dev.cardea.http.FailureLimit;
import dev.cardea.http.Handler;
import dev.cardea.http.Request;
import dev.cardea.http.Response;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Who is asking, in the order of contract aviauth.md §2.1: what cannot be read, permission, and only then the fields.
final class Callers {

    /// An endpoint for programs, which name themselves among the fields.
    @FunctionalInterface
    interface ClientEndpoint {
        Response handle(Request request, Fields fields);
    }

    /// An endpoint for users who are signed in.
    @FunctionalInterface
    interface UserEndpoint {
        Response handle(GrantCaller caller, Fields fields);
    }

    private final IdentifyClient identifyClient;
    private final IdentifyGrant identifyGrant;
    private final FailureLimit failures;

    Callers(GrantFlows grants, FailureLimit failures) {
        this.identifyClient = grants.identifyClient();
        this.identifyGrant = grants.identifyGrant();
        this.failures = failures;
    }

    /// For whoever is not signed in yet.
    Handler anonymous(ClientEndpoint endpoint) {
        return program((request, fields) ->
                bearer(request).isPresent() ? Errors.isAuthenticated() : endpoint.handle(request, fields));
    }

    /// For programs, whoever has signed in.
    Handler program(ClientEndpoint endpoint) {
        return request -> switch (Bodies.form(request)) {
            case Reading.Unreadable(Response answer) -> answer;
            case Reading.Read(Fields fields) -> endpoint.handle(request, fields);
        };
    }

    /// For users whose token has one of these scopes. The body, if there is one, is JSON.
    Handler user(Set<Scope> scopes, UserEndpoint endpoint) {
        return request -> switch (Bodies.json(request)) {
            case Reading.Unreadable(Response answer) -> answer;
            case Reading.Read(Fields fields) ->
                bearer(request)
                        .map(caller -> answer(caller, scopes, endpoint, fields))
                        .orElseGet(() -> Errors.of(new Refusal.CredentialMissing()));
        };
    }

    /// The answer to a program, once it has shown its secret (decision 10). HTTP Basic is not read (contract aviauth.md
    /// §2.2).
    Response client(Request request, Fields fields, Function<ClientCaller, Response> answer) {
        Optional<String> id = fields.text("client_id");
        Optional<String> secret = fields.text("client_secret");
        Outcome<ClientCaller> found = id.isPresent() && secret.isPresent()
                ? identifyClient.run(Door.AVIAUTH, id.get(), secret.get())
                : Outcome.no(new Refusal.ClientNotValid());
        return switch (found) {
            case Outcome.Ok(ClientCaller caller) ->
                answer.apply(caller).about(caller.tenant().label());
            case Outcome.No(Refusal why) -> failed(request, Errors.of(why));
        };
    }

    /// The answer to a failed authentication, unless there were too many.
    Response failed(Request request, Response answer) {
        return failures.failed(request.peer()).map(Errors::tooMany).orElse(answer);
    }

    /// An unknown, expired or revoked token is as good as none (contract aviauth.md §0 A4).
    private Optional<GrantCaller> bearer(Request request) {
        return request.header("Authorization")
                .flatMap(Bearer::token)
                .flatMap(token -> identifyGrant.run(token) instanceof Outcome.Ok<GrantCaller>(GrantCaller caller)
                        ? Optional.of(caller)
                        : Optional.empty());
    }

    private static Response answer(GrantCaller caller, Set<Scope> scopes, UserEndpoint endpoint, Fields fields) {
        Response answer =
                caller.hasOneOf(scopes) ? endpoint.handle(caller, fields) : Errors.of(new Refusal.ScopeMissing());
        return answer.about(caller.tenant().label());
    }
}
