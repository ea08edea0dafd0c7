package dev.cardea.api.aviauth;

import dev.cardea.flow.Flows;
import dev.cardea.flow.GrantFlows;
import dev.cardea.http.Cors;
import dev.cardea.http.FailureLimit;
import dev.cardea.http.FairShare;
import dev.cardea.http.Family;
import dev.cardea.http.GuessLimit;
import dev.cardea.http.Handler;
import dev.cardea.http.Problem;
import dev.cardea.http.Request;
import dev.cardea.http.Response;
import dev.cardea.http.Routes;
import java.util.List;

/// Aviauth's API, under both of its prefixes: the endpoint of its page, and what belongs to it (contract aviauth.md §1).
public final class AviauthApi implements Family {

    private static final List<String> PREFIXES = List.of("/latest", "/v0");

    private final Callers callers;
    private final Accounts accounts;
    private final Tokens tokens;
    private final Confirmation confirmation;
    private final Applications applications;
    private final Cors cors;
    private final boolean redirectsToHttps;

    /// @param failures counts failed authentications, of every family together
    /// @param guesses slows down who guesses passwords, in every family together
    /// @param hashing how much hashing of passwords one network and one tenant may have under way
    public AviauthApi(
            Flows flows, AviauthSettings settings, FailureLimit failures, GuessLimit guesses, FairShare hashing) {
        GrantFlows grants = flows.grants();
        Issuer issuer = new Issuer(settings);
        this.callers = new Callers(grants, failures);
        this.accounts = new Accounts(callers, grants.registerByClient(), issuer, hashing);
        this.tokens = new Tokens(callers, grants, issuer, settings, guesses, hashing);
        this.confirmation = new Confirmation(grants.confirmAddress());
        this.applications = new Applications(grants.registerClient());
        this.redirectsToHttps = settings.redirectsToHttps();
        this.cors = new Cors(settings.corsOrigins(), "GET, POST");
    }

    @Override
    public String name() {
        return "aviauth";
    }

    @Override
    public List<String> prefixes() {
        return PREFIXES;
    }

    @Override
    public void mount(Routes routes) {
        routes.tolerateTrailingSlash().onlyDeclaredMethods(); // A1: answered directly, never redirected
        for (String at : PREFIXES) {
            routes.post(at + "/users/register", callers.anonymous(accounts::register));
            routes.get(at + "/users/profile", callers.user(Accounts.MAY_READ, accounts::profile));
            routes.get(at + "/users/verify", confirmation::open);
            routes.post(at + "/users/verify", callers.program(confirmation::confirm));
            routes.post(at + "/auth/token", callers.anonymous(tokens::token));
            routes.post(at + "/auth/revoke", callers.program(tokens::revoke));
            routes.post(
                    at + "/applications/register", callers.user(Applications.MAY_CREATE, applications::register));
        }
    }

    @Override
    public Response explain(Request request, Problem problem) {
        return Errors.of(problem);
    }

    @Override
    public Handler around(Handler next) {
        return cors.around(redirectsToHttps ? request -> request.isSecure() ? next.handle(request) : secured(request) : next);
    }

    /// The same address with TLS (contract aviauth.md §2.1: absolute, from the host that was asked for, the query kept).
    private static Response secured(Request request) {
        String query = request.rawQuery().map(text -> "?" + text).orElse("");
        return Response.empty(307)
                .with("Location", "https://" + request.host().orElse("") + request.rawPath() + query);
    }
}
