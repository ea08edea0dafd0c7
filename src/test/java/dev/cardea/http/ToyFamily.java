package dev.cardea.http;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// A family for tests: says each problem by its name.
record ToyFamily(String name, List<String> prefixes, Consumer<Routes> mounting, UnaryOperator<Handler> wrapping)
        implements Family {

    ToyFamily(String name, List<String> prefixes, Consumer<Routes> mounting) {
        this(name, prefixes, mounting, UnaryOperator.identity());
    }

    static ToyFamily silent(String name) {
        return new ToyFamily(name, List.of(), _ -> {});
    }

    @Override
    public void mount(Routes routes) {
        mounting.accept(routes);
    }

    @Override
    public Handler around(Handler next) {
        return wrapping.apply(next);
    }

    @Override
    public Response explain(Request request, Problem problem) {
        return switch (problem) {
            case Problem.NotFound() -> said(404, "not found");
            case Problem.WrongMethod(List<String> allowed) ->
                said(405, "wrong method").with("Allow", String.join(", ", allowed));
            case Problem.BadRequest() -> said(400, "bad request");
            case Problem.UriTooLong() -> said(414, "uri too long");
            case Problem.HeadersTooLarge() -> said(431, "headers too large");
            case Problem.BodyTooLarge(int limit) -> said(413, "body over " + limit);
            case Problem.Crashed(String reference) -> said(500, "crashed " + reference);
            case Problem.Unavailable _ -> said(503, "unavailable");
        };
    }

    private Response said(int status, String what) {
        return Response.json(status, "{\"" + name + "\":\"" + what + "\"}");
    }
}
