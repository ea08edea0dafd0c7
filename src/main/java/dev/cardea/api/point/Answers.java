package dev.cardea.api.point;

import dev.cardea.http.Response;

/// How this API says yes.
final class Answers {

    private Answers() {}

    /// Kept out of every cache, as most answers carry a token (RFC 6749 §5.1).
    static Response ok(String json) {
        return Response.json(200, json).with("Cache-Control", "no-store").with("Pragma", "no-cache");
    }

    static Response deleted(int status) {
        return status == 204 ? Response.empty(204) : ok("{}");
    }
}
