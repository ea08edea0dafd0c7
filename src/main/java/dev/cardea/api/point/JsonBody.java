package dev.cardea.api.point;

import dev.cardea.http.Request;
import dev.cardea.http.Response;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// No endpoint of Point reads a body, but one that is sent must be JSON (contract point.md §4.10). An empty one may
/// have any type or none; GET and DELETE ignore theirs.
final class JsonBody {

    private static final JsonFactory JSON = new JsonFactory();

    private JsonBody() {}

    /// What is wrong with the body, if anything is.
    static Optional<Response> complaint(Request request) {
        if (request.body().isEmpty() || !request.method().equals("POST")) {
            return Optional.empty();
        }
        if (!request.header("Content-Type").map(JsonBody::isJson).orElse(true)) {
            return Optional.of(Errors.unsupportedMediaType());
        }
        return isWellFormed(request.body().bytes()) ? Optional.empty() : Optional.of(Errors.malformedBody());
    }

    private static boolean isJson(String contentType) {
        int end = contentType.indexOf(';');
        String type =
                (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        return type.equals("application/json") || type.endsWith("+json");
    }

    private static boolean isWellFormed(byte[] body) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (JacksonException _) {
            return false;
        }
    }
}
