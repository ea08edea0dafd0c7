package dev.cardea.api.point;

import dev.cardea.http.Family;
import dev.cardea.http.Problem;
import dev.cardea.http.Request;
import dev.cardea.http.Response;
import dev.cardea.http.Routes;
import java.util.List;

/// Whatever no family owns, and errors before a path is known: worded as Point does (decision 6), on any host.
public final class Unowned implements Family {

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
        return Errors.of(problem);
    }
}
