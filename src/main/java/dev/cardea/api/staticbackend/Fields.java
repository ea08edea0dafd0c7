package dev.cardea.api.staticbackend;

import dev.cardea.http.Request;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/// A body as the original reads it (contract staticbackend.md §2.0): names in any case, the last of equal ones wins,
/// unknown ones are ignored, `null` is nothing, and so is whatever follows the first value.
sealed interface Fields {

    /// The text of a field; empty if it is missing or `null`.
    String text(String name);

    /// A whole number; empty if it is missing or `null`.
    OptionalInt number(String name);

    /// What is wrong with the body, in one line.
    Optional<String> fault();

    /// Reads the fields that are texts.
    static Fields of(Request request, String... texts) {
        return read(request, List.of(texts), List.of());
    }

    /// Reads the fields that are texts, and those that are whole numbers.
    static Fields read(Request request, List<String> texts, List<String> numbers) {
        return new Reader(folded(texts), folded(numbers)).read(request.body().text());
    }

    private static Set<String> folded(List<String> names) {
        return names.stream().map(Fields::folded).collect(Collectors.toUnmodifiableSet());
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /// A body that could be read.
    record Read(Map<String, String> texts, Map<String, Integer> numbers) implements Fields {

        @Override
        public String text(String name) {
            return texts.getOrDefault(folded(name), "");
        }

        @Override
        public OptionalInt number(String name) {
            return Optional.ofNullable(numbers.get(folded(name)))
                    .map(OptionalInt::of)
                    .orElseGet(OptionalInt::empty);
        }

        @Override
        public Optional<String> fault() {
            return Optional.empty();
        }

        /// It may hold a password.
        @Override
        public String toString() {
            return "Fields[…]";
        }
    }

    /// A body that could not: it has no fields.
    record Unreadable(String why) implements Fields {

        @Override
        public String text(String name) {
            return "";
        }

        @Override
        public OptionalInt number(String name) {
            return OptionalInt.empty();
        }

        @Override
        public Optional<String> fault() {
            return Optional.of(why);
        }
    }

    /// Reads one body.
    final class Reader {

        private static final JsonFactory JSON = new JsonFactory();

        private final Set<String> textNames;
        private final Set<String> numberNames;
        private final Map<String, String> texts = new HashMap<>();
        private final Map<String, Integer> numbers = new HashMap<>();

        private Reader(Set<String> textNames, Set<String> numberNames) {
            this.textNames = textNames;
            this.numberNames = numberNames;
        }

        /// The messages are those of the original where clients may know them.
        private Fields read(String body) {
            if (body.isBlank()) {
                return new Unreadable("EOF");
            }
            try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
                return switch (parser.nextToken()) {
                    case START_OBJECT -> object(parser);
                    case VALUE_NULL -> new Read(Map.of(), Map.of());
                    default -> new Unreadable("json: the body must be an object");
                };
            } catch (UnexpectedEndOfInputException _) {
                return new Unreadable("unexpected EOF");
            } catch (JacksonException _) {
                return new Unreadable("invalid character in the JSON body");
            }
        }

        private Fields object(JsonParser parser) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = folded(parser.currentName());
                JsonToken value = parser.nextToken();
                if (textNames.contains(name) && !isText(parser, name, value)) {
                    return new Unreadable("json: " + name + " must be a string");
                }
                if (numberNames.contains(name) && !isNumber(parser, name, value)) {
                    return new Unreadable("json: " + name + " must be a whole number");
                }
                parser.skipChildren();
            }
            return new Read(Map.copyOf(texts), Map.copyOf(numbers));
        }

        private boolean isText(JsonParser parser, String name, JsonToken value) {
            if (value == JsonToken.VALUE_STRING) {
                texts.put(name, parser.getString());
            } else {
                texts.remove(name);
            }
            return value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NULL;
        }

        private boolean isNumber(JsonParser parser, String name, JsonToken value) {
            if (value == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() == JsonParser.NumberType.INT) {
                numbers.put(name, parser.getIntValue());
                return true;
            }
            numbers.remove(name);
            return value == JsonToken.VALUE_NULL;
        }
    }
}
