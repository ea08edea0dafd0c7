package dev.cardea.api.staticbackend;

import dev.cardea.core.Door;
import dev.cardea.core.Outcome;
import dev.cardea.core.Refusal;
import dev.cardea.core.Tenant;
import dev.cardea.flow.IdentifyMember;
import dev.cardea.flow.IdentifyRoot;
import dev.cardea.flow.IdentifyTenant;
import dev.cardea.flow.Member;
import dev.cardea.flow.PeopleFlows;
import dev.cardea.flow.Root;
import dev.cardea.http.FailureLimit;
import dev.cardea.http.Handler;
import dev.cardea.http.Request;
import dev.cardea.http.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/// Who is asking. Every route goes through here, in the order of contract staticbackend.md §2.0: public key,
/// Authorization, and only then the endpoint itself.
final class Callers {

    /// An endpoint for whoever knows the public key.
    @FunctionalInterface
    interface TenantEndpoint {
        Response handle(Request request, Tenant tenant);
    }

    /// An endpoint for users who are signed in.
    @FunctionalInterface
    interface MemberEndpoint {
        Response handle(Request request, Member caller);
    }

    /// An endpoint for the tenant's own backend.
    @FunctionalInterface
    interface RootEndpoint {
        Response handle(Request request, Root caller);
    }

    private static final String BEARER = "Bearer ";

    /// The root token of development mode: where it is not known, it is told apart from a wrong one (§2.0).
    private static final String DEVELOPMENT_ROOT = "safe-to-use-in-dev-root-token";

    private final IdentifyTenant identifyTenant;
    private final IdentifyMember identifyMember;
    private final IdentifyRoot identifyRoot;
    private final FailureLimit failures;

    Callers(PeopleFlows people, FailureLimit failures) {
        this.identifyTenant = people.identifyTenant();
        this.identifyMember = people.identifyMember();
        this.identifyRoot = people.identifyRoot();
        this.failures = failures;
    }

    Handler anyone(TenantEndpoint endpoint) {
        return request -> ofTenant(request, tenant -> endpoint.handle(request, tenant));
    }

    Handler member(MemberEndpoint endpoint) {
        return request -> ofTenant(request, tenant -> switch (Credential.of(request, false)) {
            case Credential.Absent() -> Errors.of(new Refusal.CredentialMissing());
            case Credential.OtherScheme(String sent) -> Errors.otherScheme(sent);
            case Credential.Token(String token) ->
                switch (identifyMember.run(tenant, token)) {
                    case Outcome.Ok(Member caller) -> endpoint.handle(request, caller);
                    case Outcome.No(Refusal why) -> refused(request, Errors.of(why));
                };
        });
    }

    Handler root(RootEndpoint endpoint) {
        return request -> ofTenant(request, tenant -> switch (Credential.of(request, request.method().equals("GET"))) {
            case Credential.Absent() -> Errors.of(new Refusal.CredentialMissing());
            case Credential.OtherScheme(String sent) -> Errors.otherScheme(sent);
            case Credential.Token(String token) ->
                switch (identifyRoot.run(tenant, token)) {
                    case Outcome.Ok(Root caller) -> endpoint.handle(request, caller);
                    case Outcome.No(Refusal.RoleTooLow _) ->
                        refused(request, Errors.line(400, "not enough permission"));
                    case Outcome.No(Refusal _) -> refused(request, invalidRoot(token));
                };
        });
    }

    /// The tenant whose public key the request brings: in its header, else as `sbpk` in the query, else in the cookie
    /// `pk`.
    Optional<Tenant> tenant(Request request) {
        return publicKey(request)
                .flatMap(key -> identifyTenant.run(Door.STATICBACKEND, key) instanceof Outcome.Ok<Tenant>(Tenant tenant)
                        ? Optional.of(tenant)
                        : Optional.empty());
    }

    private Response ofTenant(Request request, Function<Tenant, Response> answer) {
        Optional<Tenant> tenant = tenant(request);
        return tenant.map(known -> answer.apply(known).about(known.label()))
                .orElseGet(() -> refused(request, Errors.invalidPublicKey()));
    }

    private static Optional<String> publicKey(Request request) {
        return request.header("SB-PUBLIC-KEY")
                .filter(key -> !key.isEmpty())
                .or(() -> Parameters.of(request).text("sbpk"))
                .or(() -> Cookies.value(request, "pk"));
    }

    private static Response invalidRoot(String token) {
        return token.equals(DEVELOPMENT_ROOT)
                ? Errors.line(401, "not in dev mode")
                : Errors.line(400, "invalid root token");
    }

    private Response refused(Request request, Response answer) {
        Optional<Duration> wait = failures.failed(request.peer());
        return wait.map(Errors::tooMany).orElse(answer);
    }

    /// What the Authorization header brings. The word `Bearer` and one space are matched exactly (§2.0).
    private sealed interface Credential {

        record Absent() implements Credential {}

        record OtherScheme(String sent) implements Credential {}

        record Token(String text) implements Credential {}

        /// @param orCookie whether a cookie will do: never for what changes anything, since pages of others can have it sent
        static Credential of(Request request, boolean orCookie) {
            Optional<String> sent = request.header("Authorization").filter(value -> !value.isEmpty());
            if (sent.isEmpty()) {
                return (orCookie ? Cookies.value(request, "token") : Optional.<String>empty())
                        .<Credential>map(Token::new)
                        .orElseGet(Absent::new);
            }
            return sent.get().startsWith(BEARER)
                    ? new Token(sent.get().substring(BEARER.length()))
                    : new OtherScheme(sent.get());
        }
    }
}
