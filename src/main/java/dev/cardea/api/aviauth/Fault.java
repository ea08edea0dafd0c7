package dev.cardea.api.aviauth;

import dev.cardea.http.Response;
import java.util.List;
import java.util.stream.Collectors;

/// What is wrong with one field, in the words of pydantic 1 (contract aviauth.md §3).
///
/// @param place where the field is, as the items of a JSON array: `"body"` or `"query"`, and its name
/// @param type the kind of error, by which programs tell them apart
/// @param context a JSON object with the details, or nothing
record Fault(String place, String message, String type, String context) {

    static Fault missing(String name) {
        return inBody(name, "field required", "value_error.missing", "");
    }

    static Fault missingInQuery(String name) {
        return new Fault("\"query\"," + Json.quoted(name), "field required", "value_error.missing", "");
    }

    static Fault noBody() {
        return new Fault("\"body\"", "field required", "value_error.missing", "");
    }

    static Fault notJson(String document, JsonSyntax.Slip slip) {
        String details = "{\"msg\":" + Json.quoted(slip.message()) + ",\"doc\":" + Json.quoted(document) + ",\"pos\":"
                + slip.position() + ",\"lineno\":" + slip.line() + ",\"colno\":" + slip.column() + "}";
        return new Fault("\"body\"," + slip.position(), slip.toString(), "value_error.jsondecode", details);
    }

    static Fault notText(String name) {
        return inBody(name, "str type expected", "type_error.str", "");
    }

    static Fault nothing(String name) {
        return inBody(name, "none is not an allowed value", "type_error.none.not_allowed", "");
    }

    static Fault notAnAddress(String name) {
        return inBody(name, "value is not a valid email address", "value_error.email", "");
    }

    static Fault tooLong(String name, int most) {
        return inBody(
                name,
                "ensure this value has at most " + most + " characters",
                "value_error.any_str.max_length",
                "{\"limit_value\":" + most + "}");
    }

    /// @param pattern as the original shows it
    static Fault otherThan(String pattern, String name) {
        return inBody(
                name,
                "string does not match regex \"" + pattern + "\"",
                "value_error.str.regex",
                "{\"pattern\":" + Json.quoted(pattern) + "}");
    }

    static Fault unacceptable(String name, String why) {
        return inBody(name, why, "value_error", "");
    }

    static Fault weakPassword() {
        return unacceptable("password", "password is too weak");
    }

    private static Fault inBody(String name, String message, String type, String context) {
        return new Fault("\"body\"," + Json.quoted(name), message, type, context);
    }

    static Response answer(Fault... faults) {
        return answer(List.of(faults));
    }

    static Response answer(List<Fault> faults) {
        return Response.json(
                        422, faults.stream().map(Fault::json).collect(Collectors.joining(",", "{\"detail\":[", "]}")))
                .with("Cache-Control", "no-store"); // it may repeat what was sent
    }

    private String json() {
        String details = context.isEmpty() ? "" : ",\"ctx\":" + context;
        return "{\"loc\":[" + place + "],\"msg\":" + Json.quoted(message) + ",\"type\":" + Json.quoted(type) + details
                + "}";
    }
}
