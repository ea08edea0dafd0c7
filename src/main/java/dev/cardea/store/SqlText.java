package dev.cardea.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// SQL with named parameters, `:name`, as JDBC wants it: with a question mark for each. Colons in quotes and `::` are left
/// alone.
///
/// @param jdbc the text with question marks
/// @param names of its parameters, in the order of the question marks; a name may come more than once
record SqlText(String jdbc, List<String> names) {

    /// All SQL of the store is fixed text, so this is bounded.
    private static final Map<String, SqlText> KNOWN = new ConcurrentHashMap<>();

    static SqlText of(String named) {
        SqlText known = KNOWN.get(named);
        return known == null ? KNOWN.computeIfAbsent(named, SqlText::parse) : known;
    }

    private static SqlText parse(String named) {
        StringBuilder jdbc = new StringBuilder(named.length());
        List<String> names = new ArrayList<>();
        int at = 0;
        while (at < named.length()) {
            int end = end(named, at);
            if (named.charAt(at) == ':' && end > at + 1 && named.charAt(at + 1) != ':') {
                names.add(named.substring(at + 1, end));
                jdbc.append('?');
            } else {
                jdbc.append(named, at, end);
            }
            at = end;
        }
        return new SqlText(jdbc.toString(), List.copyOf(names));
    }

    /// Where the piece that begins here ends: a quoted text, a parameter, `::`, or one character.
    private static int end(String text, int begin) {
        char first = text.charAt(begin);
        if (first == '\'' || first == '"') {
            int closing = text.indexOf(first, begin + 1);
            return closing < 0 ? text.length() : closing + 1;
        }
        if (first != ':') {
            return begin + 1;
        }
        if (text.startsWith("::", begin)) {
            return begin + 2;
        }
        int end = begin + 1;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
