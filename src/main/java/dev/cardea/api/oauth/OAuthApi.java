package dev.cardea.api.oauth;

import dev.cardea.flow.Flows;
import dev.cardea.http.FailureLimit;
import dev.cardea.http.Family;
import dev.cardea.http.Problem;
import dev.cardea.http.Request;
import dev.cardea.http.Response;
import dev.cardea.http.Routes;
import java.util.List;

/// `POST /oauth2/introspect` and `POST /oauth2/revoke`, for backends with an API key.
public final class OAuthApi implements Family {

    private final Callers callers;
    private final Tokens tokens;

    /// @param failures counts failed authentications, of every family together
    public OAuthApi(Flows flows, FailureLimit failures) {
        this.callers = new Callers(flows.identifyBackend(), failures);
        this.tokens = new Tokens(flows.introspect(), flows.revokeToken());
    }

    @Override
    public String name() {
        return "oauth";
    }

    @Override
    public List<String> prefixes() {
        return List.of("/oauth2");
    }

    @Override
    public void mount(Routes routes) {
        routes.tolerateTrailingSlash();
        routes.post("/oauth2/introspect", callers.only(tokens::introspect));
        routes.post("/oauth2/revoke", callers.only(tokens::revoke));
    }

    @Override
    public Response explain(Request request, Problem problem) {
        return Errors.of(problem);
    }
}
