package dev.cardea.http;

import java.util.Optional;
import java.util.Set;

/// Lets browsers of listed origins call a family (the Fetch standard's CORS protocol). An empty list is "off".
///
/// @param origins compared exactly, as in `https://app.example`
/// @param methods what a preflight allows
public record Cors(Set<String> origins, String methods) {

    public Cors {
        origins = Set.copyOf(origins);
    }

    /// Answers preflights of listed origins, and marks every other answer to them.
    public Handler around(Handler next) {
        return origins.isEmpty() ? next : request -> answer(request, next);
    }

    private Response answer(Request request, Handler next) {
        Optional<String> origin = request.header("Origin").filter(origins::contains);
        boolean isPreflight = request.method().equals("OPTIONS")
                && request.header("Access-Control-Request-Method").isPresent();
        if (origin.isPresent() && isPreflight) {
            return marked(Response.empty(204), origin.get())
                    .with("Access-Control-Allow-Methods", methods)
                    // Spelled out: a wildcard never covers Authorization.
                    .with("Access-Control-Allow-Headers", "Authorization, Content-Type")
                    .with("Access-Control-Max-Age", "600");
        }
        Response response = next.handle(request);
        return origin.isPresent()
                ? marked(response, origin.get()).with("Access-Control-Expose-Headers", "WWW-Authenticate, Retry-After")
                : response.with("Vary", "Origin");
    }

    private static Response marked(Response response, String origin) {
        return response.with("Access-Control-Allow-Origin", origin).with("Vary", "Origin");
    }
}
