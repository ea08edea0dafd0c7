package dev.cardea.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The fields of a web form (`application/x-www-form-urlencoded`), each with all its values.
public final class Form {

    private static final int MOST_FIELDS = 64;

    private final Map<String, List<String>> fields;

    private Form(Map<String, List<String>> fields) {
        this.fields = fields;
    }

    /// Empty if the encoding is malformed or there are more than 64 fields.
    public static Optional<Form> parse(String text) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        String[] pairs = text.split("&", MOST_FIELDS + 1);
        if (pairs.length > MOST_FIELDS) {
            return Optional.empty();
        }
        try {
            for (String pair : pairs) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                fields.computeIfAbsent(decode(name), _ -> new ArrayList<>()).add(decode(value));
            }
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        return Optional.of(new Form(fields));
    }

    /// The value of a field that is there exactly once and is not empty.
    public Optional<String> only(String name) {
        List<String> values = fields.getOrDefault(name, List.of());
        return values.size() == 1 && !values.getFirst().isEmpty() ? Optional.of(values.getFirst()) : Optional.empty();
    }

    /// The value of a field, the last one if there are several; it may be empty.
    public Optional<String> last(String name) {
        return Optional.ofNullable(fields.get(name)).map(List::getLast);
    }

    private static String decode(String text) {
        boolean isPlain = text.indexOf('%') < 0 && text.indexOf('+') < 0;
        return isPlain ? text : URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
