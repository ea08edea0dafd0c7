package dev.cardea.api.queryserver;

import dev.cardea.api.queryserver.Fields.Read;
import dev.cardea.api.queryserver.Fields.Unreadable;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/// Reads one body, and words what is wrong with it as the original's parser does: with the number of bytes up to there
/// (contract query-server.md §2.1).
final class FieldReader {

    private static final JsonFactory JSON = new JsonFactory();
    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    private static final String VALUE = "expected value";
    private static final String NAME = "key must be a string";
    private static final String END = "expected `,` or `}`";

    private final byte[] json;
    private final List<Field> wanted;
    private final Map<String, Object> values = new HashMap<>();
    private final Map<String, Boolean> seen = new HashMap<>();

    /// Up to where all was well, and what should have come then.
    private int understood;

    private String expected = VALUE;
    private String within = "a value";

    /// @param json UTF-8 without control characters, so that it is one line
    FieldReader(byte[] json, List<Field> wanted) {
        this.json = json;
        this.wanted = List.copyOf(wanted);
    }

    Fields read() {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return wrong("EOF while parsing a value", json.length);
            }
            if (first != JsonToken.START_OBJECT) {
                return wrong("invalid type: " + described(parser, first) + ", expected an object", end(parser, first));
            }
            return object(parser).orElseGet(() -> rest(end(parser, JsonToken.END_OBJECT)));
        } catch (UnexpectedEndOfInputException _) {
            lookIntoMember();
            return wrong("EOF while parsing " + (isValueDue() ? "a value" : within), json.length);
        } catch (JacksonException _) {
            lookIntoMember();
            return wrong(expected, afterSeparators(understood) + 1);
        }
    }

    /// Whether nothing but a value can follow what there is.
    private boolean isValueDue() {
        int last = json.length - 1;
        while (last > 0 && json[last] == ' ') {
            last--;
        }
        return json[last] == ':' || json[last] == ',';
    }

    /// What is wrong with the members, if anything is.
    private Optional<Fields> object(JsonParser parser) {
        expect(NAME, "an object", end(parser, JsonToken.START_OBJECT));
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            int named = afterText((int) parser.currentTokenLocation().getByteOffset());
            Optional<Field> field =
                    wanted.stream().filter(known -> known.name().equals(name)).findFirst();
            if (field.isPresent() && seen.put(name, true) != null) {
                return Optional.of(wrong("duplicate field `" + name + "`", afterSpaces(named)));
            }
            expect(VALUE, "a value", named);
            JsonToken token = parser.nextToken();
            Optional<Fields> fault = field.flatMap(known -> value(parser, known, token));
            if (fault.isPresent()) {
                return fault;
            }
            skip(parser, token);
            expect(END, "an object", end(parser, token));
        }
        return missing(parser);
    }

    private Optional<Fields> value(JsonParser parser, Field field, JsonToken token) {
        if (token == JsonToken.VALUE_NULL && !field.isRequired()) {
            return Optional.empty();
        }
        Optional<Object> value = switch (field.kind()) {
            case TEXT -> text(parser, token);
            case TRUTH -> truth(token);
            case NUMBER -> number(parser, token);
        };
        value.ifPresent(known -> values.put(field.name(), known));
        if (value.isEmpty()) {
            return Optional.of(ofWrongType(parser, field, token));
        }
        return value.filter(FieldReader::isNoText)
                .map(_ -> wrong("lone leading surrogate in hex escape", end(parser, token)));
    }

    /// Half a character, which only an escape can bring: two such passwords would be kept as one.
    private static boolean isNoText(Object value) {
        return value instanceof String text
                && !StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private Optional<Object> text(JsonParser parser, JsonToken token) {
        if (token != JsonToken.VALUE_STRING) {
            return Optional.empty();
        }
        within = "a string";
        return Optional.of(parser.getString());
    }

    private static Optional<Object> truth(JsonToken token) {
        return token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE
                ? Optional.of(token == JsonToken.VALUE_TRUE)
                : Optional.empty();
    }

    private static Optional<Object> number(JsonParser parser, JsonToken token) {
        return token == JsonToken.VALUE_NUMBER_INT && isLong(parser.getBigIntegerValue())
                ? Optional.of(parser.getLongValue())
                : Optional.empty();
    }

    private static boolean isLong(BigInteger number) {
        return number.compareTo(LEAST) >= 0 && number.compareTo(MOST) <= 0;
    }

    private Fields ofWrongType(JsonParser parser, Field field, JsonToken token) {
        String sort = token == JsonToken.VALUE_NUMBER_INT && field.kind() == Field.Kind.NUMBER ? "value" : "type";
        String what = described(parser, token);
        return wrong(
                "invalid " + sort + ": " + what + ", expected " + field.kind().wanted(), end(parser, token));
    }

    private static String described(JsonParser parser, JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> "string \"" + parser.getString() + "\"";
            case VALUE_NUMBER_INT -> "integer `" + parser.getString() + "`";
            case VALUE_NUMBER_FLOAT -> "floating point `" + parser.getString() + "`";
            case VALUE_TRUE, VALUE_FALSE -> "boolean `" + parser.getString() + "`";
            case START_OBJECT -> "map";
            case START_ARRAY -> "sequence";
            default -> "null";
        };
    }

    /// Texts are read to their end, so that it is known where that is.
    private void skip(JsonParser parser, JsonToken token) {
        switch (token) {
            case START_OBJECT, START_ARRAY -> {
                within = token == JsonToken.START_OBJECT ? "an object" : "a list";
                parser.skipChildren();
            }
            case VALUE_STRING -> {
                within = "a string";
                parser.getString();
            }
            default -> {}
        }
    }

    private Optional<Fields> missing(JsonParser parser) {
        return wanted.stream()
                .filter(field -> field.isRequired() && !seen.containsKey(field.name()))
                .findFirst()
                .map(field -> wrong("missing field `" + field.name() + "`", end(parser, JsonToken.END_OBJECT)));
    }

    private Fields rest(int end) {
        int next = afterSpaces(end);
        return next < json.length ? wrong("trailing characters", next + 1) : new Read(values);
    }

    private void expect(String words, String inside, int from) {
        expected = words;
        within = inside;
        understood = from;
    }

    /// The parser reads a name and the beginning of its value in one step: what was wrong may be behind the name.
    private void lookIntoMember() {
        int comma = afterSpaces(understood);
        boolean isAfterMember = comma < json.length && json[comma] == ',';
        int name = afterSpaces(isAfterMember ? comma + 1 : comma);
        boolean isBeforeName = expected.equals(NAME) || (expected.equals(END) && isAfterMember);
        if (!isBeforeName || name >= json.length || json[name] != '"') {
            return;
        }
        int colon = afterSpaces(afterText(name));
        if (colon < json.length && json[colon] == ':') {
            expect(VALUE, "a value", colon + 1);
        } else {
            expect("expected `:`", json[json.length - 1] == '"' ? "an object" : "a string", colon);
        }
    }

    /// How many bytes were read when the token was. Of an object or a list, the original has only looked at the first.
    private static int end(JsonParser parser, JsonToken token) {
        return (int) (token == JsonToken.START_ARRAY ? parser.currentTokenLocation() : parser.currentLocation())
                .getByteOffset();
    }

    /// The end of the text that begins with a quote here.
    private int afterText(int quote) {
        int at = quote + 1;
        while (at < json.length && json[at] != '"') {
            at += json[at] == '\\' ? 2 : 1;
        }
        return Math.min(at + 1, json.length);
    }

    private int afterSpaces(int from) {
        int at = from;
        while (at < json.length && json[at] == ' ') {
            at++;
        }
        return at;
    }

    private int afterSeparators(int from) {
        int at = from;
        while (at < json.length - 1 && (json[at] == ' ' || json[at] == ':' || json[at] == ',')) {
            at++;
        }
        return at;
    }

    private static Fields wrong(String text, int column) {
        return new Unreadable(Errors.bad(text + " at line 1 column " + column));
    }
}
