package dev.cardea.api.aviauth;

import dev.cardea.api.aviauth.Fields.Value;
import dev.cardea.http.Body;
import dev.cardea.http.Form;
import dev.cardea.http.Multipart;
import dev.cardea.http.Request;
import dev.cardea.http.Response;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/// Reads bodies by their content type, before anything else about a request is looked at (contract aviauth.md §2.1).
final class Bodies {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String MULTIPART = "multipart/form-data";
    private static final String JSON_TYPE = "application/json";

    /// The names that some endpoint reads; all others are ignored.
    private static final List<String> NAMES = List.of(
            "grant_type", "email", "username", "password", "scope", "client_id", "client_secret", "refresh_token",
            "token", "id");

    /// The page's own sample has a comma after its last member (decision 13).
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonReadFeature.ALLOW_TRAILING_COMMA).build();

    private Bodies() {}

    /// What became of a body.
    sealed interface Reading {

        record Read(Fields fields) implements Reading {}

        record Unreadable(Response answer) implements Reading {}
    }

    /// A form, one with parts, or a JSON object; whatever else there is has no fields (contract aviauth.md §2.2, §0 A5).
    static Reading form(Request request) {
        Body body = request.body();
        String type = mediaType(request);
        if (body.isEmpty() && !type.equals(MULTIPART)) {
            return new Reading.Read(Fields.EMPTY);
        }
        return switch (type) {
            case FORM -> fields(Form.parse(body.text()).map(form -> form::last));
            case MULTIPART ->
                fields(Multipart.parse(request.header("Content-Type").orElse(""), body).map(parts -> parts::text));
            case JSON_TYPE -> json(body);
            default -> new Reading.Read(Fields.EMPTY);
        };
    }

    /// JSON, also where no content type is given; whatever else there is has no fields (contract aviauth.md §2.6).
    static Reading json(Request request) {
        String type = mediaType(request);
        boolean isJson = type.isEmpty()
                || type.equals(JSON_TYPE)
                || (type.startsWith("application/") && type.endsWith("+json"));
        if (request.body().isEmpty()) {
            return new Reading.Read(Fields.NONE);
        }
        return isJson ? json(request.body()) : new Reading.Read(Fields.EMPTY);
    }

    private static String mediaType(Request request) {
        return request.header("Content-Type").orElse("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static Reading fields(Optional<Function<String, Optional<String>>> form) {
        if (form.isEmpty()) {
            return new Reading.Unreadable(Errors.unreadable());
        }
        Map<String, Value> values = new HashMap<>();
        for (String name : NAMES) {
            form.get().apply(name).ifPresent(text -> values.put(name, new Value.Text(text)));
        }
        return new Reading.Read(Fields.of(values));
    }

    private static Reading json(Body body) {
        Optional<String> text = utf8(body);
        return text.isEmpty()
                ? new Reading.Unreadable(Errors.unreadable())
                : document(text.get())
                        .<Reading>map(Reading.Read::new)
                        .orElseGet(() -> new Reading.Unreadable(notJson(text.get())));
    }

    private static Response notJson(String text) {
        return Fault.answer(Fault.notJson(text, JsonSyntax.slip(text)));
    }

    private static Optional<String> utf8(Body body) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body.bytes()))
                    .toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    /// Empty if it is no JSON.
    private static Optional<Fields> document(String text) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            @Nullable JsonToken first = parser.nextToken();
            if (first == null) {
                return Optional.empty();
            }
            Fields fields =
                    switch (first) {
                        case START_OBJECT -> object(parser);
                        case VALUE_NULL -> Fields.NONE;
                        default -> Fields.EMPTY;
                    };
            parser.skipChildren();
            return parser.nextToken() == null ? Optional.of(fields) : Optional.empty();
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static Fields object(JsonParser parser) {
        Map<String, Value> values = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            values.put(name, value(parser, token));
            parser.skipChildren();
        }
        return Fields.of(values);
    }

    /// Numbers and truths become texts as pydantic has them, a number as it was written.
    private static Value value(JsonParser parser, JsonToken token) {
        return switch (token) {
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Value.Text(parser.getString());
            case VALUE_TRUE -> new Value.Text("True");
            case VALUE_FALSE -> new Value.Text("False");
            case VALUE_NULL -> new Value.Nothing();
            default -> new Value.Compound();
        };
    }
}
