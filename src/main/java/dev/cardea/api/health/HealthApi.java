package dev.cardea.api.health;

import dev.cardea.core.NodeStatus;
import dev.cardea.flow.CheckHealth;
import dev.cardea.flow.Flows;
import dev.cardea.flow.Health;
import dev.cardea.http.Family;
import dev.cardea.http.Problem;
import dev.cardea.http.Request;
import dev.cardea.http.Response;
import dev.cardea.http.Routes;
import java.util.List;

/// `/healthz` is 200 as long as the server runs; `/readyz` is 200 while its store answers, else 503.
public final class HealthApi implements Family {

    private static final int LONGEST_BODY = 1_024; // nobody looks at it, and many may send one at once

    private final CheckHealth checkHealth;

    public HealthApi(Flows flows) {
        this.checkHealth = flows.checkHealth();
    }

    @Override
    public String name() {
        return "health";
    }

    @Override
    public List<String> prefixes() {
        return List.of("/healthz", "/readyz");
    }

    @Override
    public void mount(Routes routes) {
        routes.evenWhenBusy().bodyLimit(LONGEST_BODY);
        routes.get("/healthz", _ -> status(200, "ok"));
        routes.get("/readyz", _ -> ready(checkHealth.run()));
    }

    @Override
    public Response explain(Request request, Problem problem) {
        return switch (problem) {
            case Problem.NotFound() -> status(404, "not found");
            case Problem.WrongMethod(var allowed) ->
                status(405, "wrong method").with("Allow", String.join(", ", allowed));
            case Problem.BadRequest() -> status(400, "bad request");
            case Problem.UriTooLong() -> status(414, "request line too long");
            case Problem.HeadersTooLarge() -> status(431, "headers too large");
            case Problem.BodyTooLarge(int limit) -> status(413, "body longer than " + limit + " bytes");
            case Problem.Crashed(String reference) -> status(500, "crashed, reference " + reference);
            case Problem.Unavailable _ -> status(503, "unavailable").with("Retry-After", "1");
        };
    }

    /// Of a node among others, with its lease and how far it has followed the feed. Ready without a lease too: it reads the
    /// database then.
    private static Response ready(Health health) {
        String status = health.isReady() ? "ready" : "store unavailable";
        return uncached(
                health.isReady() ? 200 : 503,
                "{\"status\":\"" + status + "\"" + health.node().map(HealthApi::text).orElse("") + "}");
    }

    private static String text(NodeStatus node) {
        return ",\"node\":" + node.id().number()
                + ",\"lease\":" + node.holdsLease()
                + ",\"feed\":{\"position\":" + node.applied()
                + ",\"head\":" + node.head()
                + ",\"lag\":" + node.lag()
                + ",\"polled_ms_ago\":" + node.sincePoll().toMillis() + "}";
    }

    private static Response status(int status, String text) {
        return uncached(status, "{\"status\":\"" + text + "\"}");
    }

    private static Response uncached(int status, String json) {
        return Response.json(status, json).with("Cache-Control", "no-store");
    }
}
