package dev.cardea.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds who answers a request, and lets the family it belongs to explain what went wrong.
///
/// Whatever is thrown ends here: logged once, under the request's id, and worded by the family.
public final class Router implements Handler {

    private static final Logger LOG = LoggerFactory.getLogger(Router.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

    private final RouteTree tree = new RouteTree();
    private final Owners owners = new Owners();
    private final Target lost;
    private final Supplier<String> ids;
    private final Observer observer;
    private final Predicate<Throwable> isUnavailable;

    /// Families may not claim one template or one prefix twice.
    ///
    /// @param fallback words what no family owns; it need not be among the families, but may have routes too
    /// @param ids a new request id at each call
    /// @param isUnavailable which failures mean "not now" (503) rather than "broken" (500)
    public Router(
            List<Family> families,
            Family fallback,
            Supplier<String> ids,
            Observer observer,
            Predicate<Throwable> isUnavailable) {
        this.ids = ids;
        this.observer = observer;
        this.isUnavailable = isUnavailable;
        List<Family> all = new ArrayList<>(families);
        if (!all.contains(fallback)) {
            all.add(fallback);
        }
        Target forTheLost = Target.nowhere();
        for (Family family : all) {
            Mounted mounted = mount(family);
            if (family.equals(fallback)) {
                forTheLost = Target.unknown(mounted);
            }
        }
        this.lost = forTheLost;
    }

    /// Answers the request, and tells the observer; never throws.
    @Override
    public Response handle(Request request) {
        long begun = System.nanoTime();
        Request found = request.at(find(request.rawPath()));
        Response response = answer(found);
        report(found, response, begun);
        return response;
    }

    String nextId() {
        return ids.get();
    }

    Target find(String rawPath) {
        Optional<Target> found = tree.find(rawPath);
        return found.isPresent()
                ? found.get()
                : owners.of(rawPath).map(Target::unknown).orElse(lost);
    }

    /// Answers a request whose target was found.
    Response answer(Request request) {
        Mounted mounted = request.target().mounted().orElseThrow();
        try {
            return mounted.entrance().handle(request);
        } catch (Throwable failure) {
            return failed(mounted.family(), request, failure);
        }
    }

    void report(Request request, Response response, long begun) {
        Target target = request.target();
        observer.answered(new Answered(
                target.mounted().orElseThrow().family().name(),
                target.template(),
                METHODS.contains(request.method()) ? request.method() : "OTHER",
                response.status(),
                System.nanoTime() - begun,
                request.id(),
                response.tenant()));
    }

    private Mounted mount(Family family) {
        Routes routes = new Routes();
        family.mount(routes);
        Mounted mounted = new Mounted(family, routes.manners(), family.around(request -> dispatch(family, request)));
        routes.resources(mounted).forEach(tree::add);
        owners.add(mounted);
        return mounted;
    }

    private Response dispatch(Family family, Request request) {
        Target target = request.target();
        if (target.problem().isPresent()) {
            return family.explain(request, target.problem().get());
        }
        if (target.resource().isEmpty()) {
            return family.explain(request, new Problem.NotFound());
        }
        Resource resource = target.resource().get();
        @Nullable Handler handler = resource.handlers().get(request.method());
        if (handler == null) {
            return family.explain(request, new Problem.WrongMethod(resource.allowed()));
        }
        try {
            return handler.handle(request);
        } catch (Throwable failure) {
            return failed(family, request, failure);
        }
    }

    private Response failed(Family family, Request request, Throwable failure) {
        try {
            if (isUnavailable.test(failure)) {
                LOG.warn("request {} to {} of {}: unavailable: {}", of(family, request, failure.toString()));
                return family.explain(request, new Problem.Unavailable(RETRY_AFTER));
            }
            LOG.error("request {} to {} of {} crashed", of(family, request, failure));
            return family.explain(request, new Problem.Crashed(request.id()));
        } catch (Throwable worse) {
            LOG.error("request {} to {} of {} could not be explained", of(family, request, worse));
            return Response.empty(500);
        }
    }

    private static Object[] of(Family family, Request request, Object last) {
        return new Object[] {request.id(), request.target().template(), family.name(), last};
    }
}
