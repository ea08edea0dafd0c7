package dev.cardea.app;

import dev.cardea.core.Environments;
import dev.cardea.http.Family;
import dev.cardea.http.Handler;
import dev.cardea.http.Problem;
import dev.cardea.http.Request;
import dev.cardea.http.Response;
import dev.cardea.http.Routes;
import java.util.List;

/// Whatever no family owns (decision 6): unknown paths are StaticBackend's, but Point's on a host with a Point label, and
/// so are errors from before a path is known.
///
/// @param usual whose unknown paths are
/// @param labelled who words them on a host that names an environment, and what comes before a path
record Rest(Family usual, Family labelled, Environments environments) implements Family {

    @Override
    public String name() {
        return "unowned";
    }

    @Override
    public List<String> prefixes() {
        return List.of();
    }

    @Override
    public void mount(Routes routes) {}

    @Override
    public Response explain(Request request, Problem problem) {
        return owner(request).explain(request, problem);
    }

    @Override
    public Handler around(Handler next) {
        Handler asUsual = usual.around(next);
        return request -> owner(request).equals(usual) ? asUsual.handle(request) : next.handle(request);
    }

    private Family owner(Request request) {
        boolean isLabelled = environments.labelled(request.host().orElse("")).isPresent();
        return isLabelled || !request.isSound() ? labelled : usual;
    }
}
