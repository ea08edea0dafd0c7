package dev.cardea.api.queryserver;

import dev.cardea.core.Door;
import dev.cardea.core.Outcome;
import dev.cardea.core.Tenant;
import dev.cardea.flow.IdentifyQueryCaller;
import dev.cardea.flow.LocateTenant;
import dev.cardea.flow.QueryCaller;
import dev.cardea.flow.QueryFlows;
import dev.cardea.http.FailureLimit;
import dev.cardea.http.Handler;
import dev.cardea.http.Request;
import dev.cardea.http.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Who is asking. Every route goes through here, in the order of contract query-server.md §2.2: switches, Authorization,
/// administrator, may write (decision 14), body, and only then the endpoint itself.
final class Callers {

    /// An endpoint that only looks.
    @FunctionalInterface
    interface Look {
        Response handle(Request request, QueryCaller caller);
    }

    /// An endpoint that changes something, with the fields of its body.
    @FunctionalInterface
    interface Change {
        Response handle(Request request, Fields.Read fields, QueryCaller caller);
    }

    /// An endpoint for whoever knows a password.
    @FunctionalInterface
    interface Trade {
        Response handle(Request request, Fields.Read fields, Tenant tenant);
    }

    private static final String SCHEME = "Bearer";

    private final IdentifyQueryCaller identify;
    private final LocateTenant locate;
    private final QueryServerSettings settings;
    private final FailureLimit failures;

    Callers(QueryFlows query, QueryServerSettings settings, FailureLimit failures) {
        this.identify = query.identifyCaller();
        this.locate = query.locateTenant();
        this.settings = settings;
        this.failures = failures;
    }

    /// For administrators.
    Handler look(Area area, Look endpoint) {
        return request -> known(
                request,
                area,
                caller -> caller.isAdministrator() ? endpoint.handle(request, caller) : Errors.unauthorized());
    }

    /// For every user who has a token; the endpoint tells more.
    Handler lookOfAnyUser(Area area, Look endpoint) {
        return request -> known(request, area, caller -> endpoint.handle(request, caller));
    }

    /// For administrators whose token may write.
    Handler change(Area area, List<Field> wanted, Change endpoint) {
        return request -> known(
                request,
                area,
                caller -> caller.isAdministrator() && caller.mayWrite()
                        ? read(request, wanted, fields -> endpoint.handle(request, fields, caller))
                        : Errors.unauthorized());
    }

    /// For everybody: `Authorization` is not looked at.
    Handler trade(Area area, List<Field> wanted, Trade endpoint) {
        return request -> {
            Optional<Tenant> tenant = located(request).filter(found -> isOn(area, found));
            return tenant.map(found -> read(request, wanted, fields -> endpoint.handle(request, fields, found))
                            .about(found.label()))
                    .orElseGet(Errors::notFound);
        };
    }

    private Response known(Request request, Area area, Function<QueryCaller, Response> answer) {
        Optional<QueryCaller> caller = token(request).flatMap(this::identified);
        Optional<Tenant> tenant = caller.map(QueryCaller::tenant).or(() -> located(request));
        Response response = tenant.filter(found -> !isOn(area, found)).isPresent()
                ? Errors.notFound()
                : caller.map(answer).orElseGet(() -> unknown(request));
        return tenant.map(found -> response.about(found.label())).orElse(response);
    }

    private static Response read(Request request, List<Field> wanted, Function<Fields.Read, Response> answer) {
        return switch (Fields.of(request.body(), wanted)) {
            case Fields.Unreadable(Response why) -> why;
            case Fields.Read fields -> answer.apply(fields);
        };
    }

    /// Whoever shows nothing has not tried anything.
    private Response unknown(Request request) {
        return request.header("Authorization").isPresent()
                ? failures.failed(request.peer()).map(Errors::tooMany).orElseGet(Errors::unauthorized)
                : Errors.unauthorized();
    }

    private Optional<QueryCaller> identified(String token) {
        return identify.run(token) instanceof Outcome.Ok<QueryCaller>(QueryCaller caller)
                ? Optional.of(caller)
                : Optional.empty();
    }

    private Optional<Tenant> located(Request request) {
        return settings.tenant(request.host().orElse(""))
                .flatMap(ref -> locate.run(Door.QUERYSERVER, ref) instanceof Outcome.Ok<Tenant>(Tenant tenant)
                        ? Optional.of(tenant)
                        : Optional.empty());
    }

    private static boolean isOn(Area area, Tenant tenant) {
        return area.isOn(tenant.policy().switches());
    }

    /// The second piece between single spaces, behind a scheme that is `Bearer` in any case (decision 15).
    private static Optional<String> token(Request request) {
        List<String> sent = request.headers("Authorization");
        if (sent.size() != 1) {
            return Optional.empty();
        }
        String[] pieces = sent.getFirst().split(" ", -1);
        return pieces.length > 1 && pieces[0].equalsIgnoreCase(SCHEME) ? Optional.of(pieces[1]) : Optional.empty();
    }
}
