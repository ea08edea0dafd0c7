package dev.cardea.api.metrics;

import dev.cardea.http.Body;
import dev.cardea.http.Family;
import dev.cardea.http.Header;
import dev.cardea.http.Problem;
import dev.cardea.http.Request;
import dev.cardea.http.Response;
import dev.cardea.http.Routes;
import java.util.List;
import java.util.function.Supplier;

/// `/metrics`, in the text format of Prometheus.
public final class MetricsApi implements Family {

    private static final List<Header> TYPE =
            List.of(new Header("Content-Type", "text/plain; version=0.0.4; charset=utf-8"));

    private final Supplier<String> scrape;

    /// @param scrape writes all figures as they are now
    public MetricsApi(Supplier<String> scrape) {
        this.scrape = scrape;
    }

    @Override
    public String name() {
        return "metrics";
    }

    @Override
    public List<String> prefixes() {
        return List.of("/metrics");
    }

    @Override
    public void mount(Routes routes) {
        routes.get("/metrics", _ -> new Response(200, TYPE, Body.of(scrape.get()), ""));
    }

    @Override
    public Response explain(Request request, Problem problem) {
        return switch (problem) {
            case Problem.NotFound() -> Response.text(404, "Nothing here but /metrics.\n");
            case Problem.WrongMethod(var allowed) ->
                Response.text(405, "GET only.\n").with("Allow", String.join(", ", allowed));
            case Problem.BadRequest() -> Response.text(400, "Malformed request.\n");
            case Problem.UriTooLong() -> Response.text(414, "Request line too long.\n");
            case Problem.HeadersTooLarge() -> Response.text(431, "Headers too large.\n");
            case Problem.BodyTooLarge _ -> Response.text(413, "Body too large.\n");
            case Problem.Crashed(String reference) -> Response.text(500, "Crashed, reference " + reference + ".\n");
            case Problem.Unavailable _ -> Response.text(503, "Not now.\n").with("Retry-After", "1");
        };
    }
}
