package dev.cardea.api.point;

import static dev.cardea.flow.Caller.Kind.ACCESS_TOKEN;
import static dev.cardea.flow.Caller.Kind.API_KEY;
import static dev.cardea.flow.Caller.Kind.REFRESH_TOKEN;

import dev.cardea.flow.Flows;
import dev.cardea.http.Cors;
import dev.cardea.http.FailureLimit;
import dev.cardea.http.Family;
import dev.cardea.http.Handler;
import dev.cardea.http.Problem;
import dev.cardea.http.Request;
import dev.cardea.http.Response;
import dev.cardea.http.Routes;
import java.util.List;

/// Point, versions 1 and 2 over one set of handlers: they differ in who may call what, and in whether a user is shown
/// with the refresh token (contract point.md §4.6 and §5).
public final class PointApi implements Family {

    private static final String V1 = "/users";
    private static final String V2 = "/organizations/users";

    private final Callers callers;
    private final Users users;
    private final AccessTokens access;
    private final RefreshTokens refresh;
    private final PointSettings settings;

    /// @param failures counts failed authentications, of every family together
    public PointApi(Flows flows, PointSettings settings, FailureLimit failures) {
        this.callers = new Callers(flows.identify(), settings.environments(), failures);
        this.users = new Users(flows.createUser(), flows.findUser());
        this.access = new AccessTokens(flows.mintAccess(), flows.revokeAccess(), settings.deleteStatus());
        this.refresh = new RefreshTokens(flows.renewRefresh(), flows.endRefresh(), settings.deleteStatus());
        this.settings = settings;
    }

    @Override
    public String name() {
        return "point";
    }

    @Override
    public List<String> prefixes() {
        return List.of(V1, "/organizations");
    }

    @Override
    public void mount(Routes routes) {
        routes.tolerateTrailingSlash();

        routes.post(V1 + "/{user}", callers.only(users::create, API_KEY));
        routes.post(V1 + "/{user}/access_token", callers.only(access::mint, API_KEY, REFRESH_TOKEN));
        routes.delete(V1 + "/{user}/access_token/{token}", callers.only(access::revoke, API_KEY, REFRESH_TOKEN));

        routes.post(V2 + "/{user}", callers.only(users::createShowingRefresh, API_KEY));
        routes.get(V2 + "/{user}", callers.only(users::show, API_KEY));
        routes.post(V2 + "/{user}/access_token", callers.only(access::mint, REFRESH_TOKEN));
        routes.delete(V2 + "/{user}/access_token/{token}", callers.only(access::revoke, ACCESS_TOKEN));
        routes.post(V2 + "/{user}/refresh_token", callers.only(refresh::renew, API_KEY));
        routes.delete(V2 + "/{user}/refresh_token", callers.only(refresh::end, REFRESH_TOKEN));
    }

    @Override
    public Response explain(Request request, Problem problem) {
        return Errors.of(problem);
    }

    @Override
    public Handler around(Handler next) {
        Cors cors = new Cors(settings.corsOrigins(), "GET, POST, DELETE");
        return cors.around(request -> isMisdirected(request) ? Errors.misdirected() : next.handle(request));
    }

    /// A host that names no environment is refused after a malformed message and before an unknown route (contract
    /// point.md §4.9).
    private boolean isMisdirected(Request request) {
        return request.isSound()
                && settings.environments().of(request.host().orElse("")).isEmpty();
    }
}
